// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "library/edtf.h"
#include "library/localized.h"
#include "web/html.h"
#include "web/messages.h"
#include "web/page.h"

#include <string>
#include <string_view>

namespace cairn::web {

// How a page speaks: its language's words, links, names and dates.
class View {
  public:
    explicit View(const Page& of) : page(of), words(Messages::in(of.language)) {}

    const Page& page;
    const Messages& words;

    const hub::Snapshot& state() const { return *page.snapshot; }
    std::string_view language() const { return page.language; }

    // A path of this site as the page links to it: with the language if this page's path had one.
    std::string href(std::string_view path) const {
        return href_in(page.prefixed ? page.language : "", path);
    }
    static std::string href_in(std::string_view language, std::string_view path);

    std::string_view text(std::string_view id) const { return words.text(id); }
    std::string text(std::string_view id, Args args) const { return words.text(id, args); }
    void say(Html& html, std::string_view id, Args args = {}) const { words.write(html, id, args); }

    // "Brief" for ("kind", "brief"); the value itself where no message names it.
    std::string_view name(std::string_view set, std::string_view value) const;
    std::string language_name(std::string_view tag) const;
    // "2 April 2020", "about April 2020"; empty when unknown.
    std::string date(const library::Date& date) const;

    // ` lang="ar" dir="rtl"` when that is not the page's own language.
    void lang(Html& html, std::string_view tag) const;
    // A text in the reader's language, or in another with its language said.
    void localized(Html& html, const library::Localized& text) const;
    // ` lang="..." dir="..."` for the language in which localized() answers.
    void lang_of(Html& html, const library::Localized& text) const;
};

}  // namespace cairn::web
