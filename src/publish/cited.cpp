// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/cited.h"

namespace cairn::publish {

Cited cited(const Publisher& publisher, const library::Resource& resource,
            std::string_view language) {
    Cited work;
    work.id = resource.id;
    work.kind = &kind_named(resource.kind);
    for (const std::string& id : author_ids(resource))
        work.authors.push_back(publisher.member_name(id, language));
    const Named named = name_of(resource, language);
    work.title = named.title;
    work.title_language = named.language;
    const std::string& translated = resource.title.in(language);
    if (named.language != language && resource.title.language_for(language) == language &&
        translated != named.title)
        work.translated_title = translated;
    if (const library::Edition* edition = edition_to_cite(resource, language)) {
        work.version = edition->version;
        work.date = edition->date;
    }
    if (!work.date.known()) work.date = resource.date;
    if (!work.date.known()) work.date = resource.promised;
    work.address = address_to_cite(publisher, resource, language);
    work.abstract = resource.abstract.in(language);
    for (const std::string& area : resource.areas)
        work.keywords.push_back(publisher.area_title(area, language));
    work.library = publisher.site_name(language);
    return work;
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        line += byte < 0x20U || byte == 0x7FU ? ' ' : c;
    }
    return line;
}

}  // namespace cairn::publish
