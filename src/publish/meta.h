// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "publish/publisher.h"

#include <string>
#include <string_view>
#include <vector>

// What stands in the head of a page for machines. Values are not escaped.
namespace cairn::publish {

// <meta name="key" content="..."> or, for Open Graph, <meta property="key" content="...">.
struct Meta {
    enum class By { name, property };
    By by = By::name;
    std::string key, content;
};

// Highwire tags (citation_title ...), as Zotero and Google Scholar read them, and Dublin Core, of
// the edition in `language`, else of the first.
std::vector<Meta> meta_of(const Publisher& publisher, const library::Resource& resource,
                          std::string_view language);

// What a shared link shows (ogp.me). `url` is whole.
struct Preview {
    std::string title, description, url, language;
    std::vector<std::string> other_languages;
    bool article = false;  // a resource; else a page of the site
};
std::vector<Meta> preview_meta(const Publisher& publisher, const Preview& preview);

}  // namespace cairn::publish
