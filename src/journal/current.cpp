// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journal/current.h"

#include <array>
#include <cstdio>

namespace cairn::journal {
namespace {

std::string history_prefix(std::string_view subject, std::string_view id) {
    return "history/" + std::string(subject) + "/" + std::string(id) + "/";
}

Result<Act> parse_act(std::string_view bytes) {
    CAIRN_TRY(object, json::parse_object(bytes));
    CAIRN_TRY(number, json::integer_at(object, "number"));
    CAIRN_TRY(type, json::required_text(object, "type"));
    CAIRN_TRY(at, json::required_text(object, "at"));
    CAIRN_TRY(by, json::required_text(object, "by"));
    CAIRN_TRY(hash, json::required_text(object, "hash"));
    return Act{static_cast<std::uint64_t>(number.value_or(0)), type, at, by, hash};
}

}  // namespace

std::string current_key(const Entry& entry) {
    return std::string(subject_of(entry.type)) + "/" + entry.id;
}

std::string write_current(const Current& current) {
    json::Object object{{"hash", current.hash}, {"number", current.number}};
    if (current.put) object["put"] = *current.put;
    return json::write(object);
}

Result<Current> parse_current(std::string_view bytes) {
    CAIRN_TRY(object, json::parse_object(bytes));
    Current current;
    CAIRN_TRY(hash, json::required_text(object, "hash"));
    CAIRN_TRY(number, json::integer_at(object, "number"));
    current.hash = hash;
    current.number = static_cast<std::uint64_t>(number.value_or(0));
    if (json::Value* put = object.if_contains("put"); put != nullptr && put->is_object())
        current.put = std::move(put->get_object());
    return current;
}

std::string history_key(const Entry& entry, std::uint64_t number) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(number));
    return history_prefix(subject_of(entry.type), entry.id) + digits.data();
}

std::string write_act(const Act& act) {
    return json::write(json::Object{{"number", act.number},
                                    {"type", act.type},
                                    {"at", act.at},
                                    {"by", act.by},
                                    {"hash", act.hash}});
}

Result<std::vector<Act>> history(store::Store& store, std::string_view subject,
                                 std::string_view id) {
    std::vector<Act> acts;
    std::optional<Error> error;
    CAIRN_CHECK(store.scan_current(history_prefix(subject, id), "",
                                   [&](std::string_view, std::string_view value) {
                                       auto act = parse_act(value);
                                       if (act)
                                           acts.push_back(std::move(*act));
                                       else
                                           error = act.error();
                                       return !error;
                                   }));
    if (error) return tl::unexpected<Error>(*error);
    return acts;
}

}  // namespace cairn::journal
