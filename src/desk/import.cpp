// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk/desk.h"
#include "desk/line.h"
#include "desk/member_names.h"

#include <algorithm>
#include <istream>
#include <map>
#include <set>

namespace cairn::desk {
namespace {

using library::Edition;
using library::Resource;

constexpr std::uint64_t batch_lines_max = 1000;
constexpr std::size_t batch_bytes_max = 16 * 1024 * 1024;
constexpr std::size_t record_bytes_max = 60 * 1024;

// One line of at most `line_bytes_max` bytes; the rest of a longer one is passed over, so that no
// line can fill the memory. False at the end.
bool read_line(std::istream& in, std::string& line) {
    line.clear();
    std::streambuf& bytes = *in.rdbuf();
    int next = bytes.sbumpc();
    if (next == std::char_traits<char>::eof()) return false;
    for (; next != std::char_traits<char>::eof() && next != '\n'; next = bytes.sbumpc())
        if (line.size() <= line_bytes_max) line += static_cast<char>(next);
    return true;
}

template <typename Value>
void add_missing(std::vector<Value>& list, const std::vector<Value>& more) {
    for (const Value& value : more)
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

// Joins the line's edition, and what it says of the work, to what is known of the work.
void join(Resource& known, const Line& line) {
    const Edition& edition = line.resource.editions.front();
    if (line.has_record) {
        std::vector<Edition> editions = std::move(known.editions);
        known = line.resource;
        known.editions = std::move(editions);
    } else {
        for (const auto& [language, text] : line.resource.title.all())
            if (known.title.language_for(language) != language || known.editions.size() <= 1)
                known.title.set(language, text);
        if (!line.resource.kind.empty()) known.kind = line.resource.kind;
        if (!line.resource.subject.empty()) known.subject = line.resource.subject;
        known.state = line.resource.state;
        if (known.editions.size() <= 1) known.date = line.resource.date;
        add_missing(known.areas, line.resource.areas);
        add_missing(known.audience, line.resource.audience);
        add_missing(known.countries, line.resource.countries);
        add_missing(known.issuers, line.resource.issuers);
    }
    const auto same = std::find_if(known.editions.begin(), known.editions.end(),
                                   [&](const Edition& other) { return other.id == edition.id; });
    if (same != known.editions.end())
        *same = edition;
    else
        known.editions.push_back(edition);
}

// A line that stands for a whole work replaces it; others join.
bool stands_alone(const Resource& known, const Line& line) {
    return !line.has_record && known.editions.size() == 1 &&
           known.editions.front().id == line.resource.editions.front().id;
}

class Import {
  public:
    Import(const Desk& desk, const ImportOptions& options, const ImportListener& listener)
        : desk_(desk), options_(options), listener_(listener) {}

    Result<ImportReport> run(std::istream& in) {
        CAIRN_TRY(names, MemberNames::read(desk_.store));
        names_ = std::move(names);
        std::string text;
        while (read_line(in, text)) {
            ++report_.lines;
            if (text.empty()) continue;
            auto taken = take(text);
            if (!taken) {
                ++report_.bad;
                listener_.bad_line(report_.lines, taken.error().detail);
                if (!options_.keep_going) {
                    --report_.lines;
                    break;
                }
            }
            bytes_ += text.size();
            if (report_.lines - committed_ >= batch_lines_max || bytes_ >= batch_bytes_max)
                CAIRN_CHECK(commit());
        }
        if (report_.lines > committed_) CAIRN_CHECK(commit());
        return report_;
    }

  private:
    struct Pending {
        Resource resource;
        std::optional<journal::Current> before;
    };

    Result<void> take(std::string_view text) {
        CAIRN_TRY(line, parse_line(text));
        for (const std::string& name : line.unknown_fields)
            if (unknown_.insert(name).second) listener_.unknown_field(name);
        if (!line.text.empty())
            line.resource.editions.front().text_hash = to_hex(sha256(line.text));
        // A journal entry is at most 64 KiB; better said here, with the line, than at the append.
        if (json::write(line.resource.to_json()).size() > record_bytes_max)
            return fail(ErrorKind::too_large,
                        "abstract: the record without its text is over 60 KiB");
        for (const std::string& name : line.organisations) {
            std::string id = names_.find_or_add(name);
            if (!line.has_record) line.resource.issuers.push_back({std::move(id), "issuer"});
        }
        auto pending = pending_.find(line.resource.id);
        if (pending == pending_.end()) {
            CAIRN_TRY(before, known(line.resource.id));
            pending = pending_.emplace(line.resource.id, std::move(before)).first;
        }
        Resource resource = pending->second.resource;
        if (resource.id.empty() || stands_alone(resource, line))
            resource = line.resource;
        else
            join(resource, line);
        if (json::write(resource.to_json()).size() > record_bytes_max)
            return fail(ErrorKind::too_large, "work: its editions together are over 60 KiB");
        pending->second.resource = std::move(resource);
        if (!line.text.empty()) files_.push_back(std::move(line.text));
        return {};
    }

    Result<Pending> known(const std::string& id) {
        CAIRN_TRY(before, desk_.journal.current("resource", id));
        Pending pending;
        if (before && before->put) {
            CAIRN_TRY(resource, Resource::from_json(*before->put));
            pending.resource = std::move(resource);
        }
        pending.before = std::move(before);
        return pending;
    }

    Result<void> commit() {
        std::vector<journal::Entry> entries;
        const std::string at = format_time(desk_.clock.now());
        for (const library::Member& member : names_.take_added()) {
            json::Object put{{"id", member.id},
                             {"short", member.short_name},
                             {"name", member.name.to_json()},
                             {"kind", member.kind},
                             {"verified", false}};
            entries.push_back({"member.put", desk_.group, at, member.id, "", std::move(put)});
            ++report_.new_members;
        }
        for (auto& [id, pending] : pending_) {
            json::Object put = pending.resource.to_json();
            if (pending.before && pending.before->put && *pending.before->put == put) {
                ++report_.unchanged;
                continue;
            }
            const std::string replaces = pending.before ? pending.before->hash : "";
            entries.push_back({"resource.put", desk_.group, at, id, replaces, std::move(put)});
            ++report_.put;
        }
        if (!options_.dry_run && !entries.empty())
            CAIRN_CHECK(desk_.journal.append(entries, desk_.signer, std::move(files_)));
        files_.clear();
        pending_.clear();
        bytes_ = 0;
        committed_ = report_.lines;
        if (!options_.dry_run) listener_.committed(committed_);
        return {};
    }

    const Desk& desk_;
    const ImportOptions& options_;
    const ImportListener& listener_;
    ImportReport report_;
    MemberNames names_;
    std::set<std::string> unknown_;
    std::map<std::string, Pending> pending_;
    std::vector<std::string> files_;
    std::size_t bytes_ = 0;
    std::uint64_t committed_ = 0;
};

}  // namespace

Result<ImportReport> import_lines(const Desk& desk, std::istream& lines,
                                  const ImportOptions& options, const ImportListener& listener) {
    return Import(desk, options, listener).run(lines);
}

}  // namespace cairn::desk
