// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/meta.h"

#include "publish/cited.h"

#include <algorithm>
#include <array>

namespace cairn::publish {
namespace {

// Open Graph wants a country with each language; these are the ones its readers know.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> locales{{{"en", "en_GB"},
                                                                                {"fr", "fr_FR"},
                                                                                {"es", "es_ES"},
                                                                                {"ar", "ar_AR"},
                                                                                {"ru", "ru_RU"},
                                                                                {"zh", "zh_CN"}}};

std::string locale_of(std::string_view language) {
    const auto found = std::find_if(locales.begin(), locales.end(),
                                    [&](const auto& one) { return one.first == language; });
    return std::string(found == locales.end() ? language : found->second);
}

bool is_pdf(std::string_view address) {
    return address.substr(0, address.find_first_of("?#")).ends_with(".pdf");
}

}  // namespace

std::vector<Meta> meta_of(const Publisher& publisher, const library::Resource& resource,
                          std::string_view language) {
    const Cited work = cited(publisher, resource, language);
    std::vector<Meta> list;
    const auto add = [&](std::string_view key, std::string content) {
        if (!content.empty())
            list.push_back({Meta::By::name, std::string(key), std::move(content)});
    };
    add("citation_title", work.title);
    for (const std::string& author : work.authors) add("citation_author", author);
    const auto begin = ends_of(work.date).begin;
    if (begin) add("citation_publication_date", written(*begin, "/"));
    add("citation_language", work.title_language);
    if (work.kind->csl == "report" && !work.authors.empty())
        add("citation_technical_report_institution", work.authors.front());
    add("citation_abstract_html_url", publisher.resource_url(resource.id));
    if (is_pdf(work.address)) add("citation_pdf_url", work.address);
    for (const std::string& keyword : work.keywords) add("citation_keywords", keyword);

    add("DC.title", work.title);
    for (const std::string& author : work.authors) add("DC.creator", author);
    add("DC.date", work.date.text());
    for (const std::string& tag : resource.languages()) add("DC.language", tag);
    add("DC.identifier", publisher.resource_url(resource.id));
    add("DC.type", resource.kind);
    for (const std::string& keyword : work.keywords) add("DC.subject", keyword);
    add("DC.description", work.abstract);
    return list;
}

std::vector<Meta> preview_meta(const Publisher& publisher, const Preview& preview) {
    std::vector<Meta> list;
    const auto add = [&](std::string_view key, std::string content) {
        if (!content.empty())
            list.push_back({Meta::By::property, std::string(key), std::move(content)});
    };
    add("og:type", preview.article ? "article" : "website");
    add("og:title", preview.title);
    add("og:description", preview.description);
    add("og:url", preview.url);
    add("og:site_name", publisher.site_name(preview.language));
    add("og:locale", locale_of(preview.language));
    for (const std::string& other : preview.other_languages)
        if (other != preview.language) add("og:locale:alternate", locale_of(other));
    return list;
}

}  // namespace cairn::publish
