// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"

#include "publish/cited.h"
#include "publish/phrases.h"

namespace cairn::publish {

std::string citation(const Publisher& publisher, const library::Resource& resource,
                     std::string_view language) {
    const Cited work = cited(publisher, resource, language);
    const Phrases& words = phrases(language);
    std::string when = date_in_words(work.date, language);
    if (when.empty()) when = words.no_date;
    if (resource.state == library::State::announced ||
        resource.state == library::State::forthcoming)
        when = words.forthcoming;

    std::string sentence = joined(work.authors, words);
    // "et al." and "Inc." end a name with the full stop that the sentence needs.
    if (!sentence.empty()) sentence += sentence.ends_with('.') ? " " : ". ";
    sentence += "(" + when + "). " + one_line(work.title);
    if (!work.translated_title.empty()) sentence += " [" + one_line(work.translated_title) + "]";
    if (!work.version.empty()) sentence += " (" + one_line(work.version) + ")";
    return sentence + ". " + work.address;
}

}  // namespace cairn::publish
