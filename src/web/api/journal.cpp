// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/api/answer.h"
#include "web/api/api.h"
#include "web/api/parameters.h"

#include "web/embedded.h"

#include <array>
#include <limits>

namespace cairn::web::api {
namespace {

// An entry is at most 64 KiB, so a page of the journal is at most 7 MiB.
constexpr std::uint64_t entries_max = 100;
constexpr std::string_view plain_text = "text/plain; charset=utf-8";

Result<json::Object> journal_page(const Page& page) {
    constexpr std::array<std::string_view, 2> known{"after", "size"};
    CAIRN_TRY(parameters, Parameters::read(page, known));
    CAIRN_TRY(after, parameters.number("after", 0, 0, std::numeric_limits<std::int64_t>::max()));
    CAIRN_TRY(size, parameters.number("size", entries_max, 1, entries_max));
    CAIRN_TRY(entries, page.hub.journal(after, static_cast<std::uint32_t>(size)));
    const std::uint64_t end = after + entries.size();
    json::Array list;
    for (const hub::JournalEntry& entry : entries)
        list.push_back(
            json::Object{{"number", entry.number}, {"hash", entry.hash}, {"note", entry.note}});
    json::Object object{{"size", page.snapshot->position}, {"entries", std::move(list)}};
    object["next"] = nullptr;
    if (!entries.empty() && end < page.snapshot->position)
        object["next"] =
            page.base + "/api/v1/journal" + parameters.with("after", std::to_string(end));
    return object;
}

Result<std::string> without_parameters(const Page& page, Result<std::string> answer) {
    CAIRN_TRY(parameters, Parameters::read(page, {}));
    return answer;
}

http::Response text_answer(const Result<std::string>& text) {
    return text ? public_answer(*text, plain_text) : json_error(text.error());
}

}  // namespace

Result<http::Response> journal(const Page& page) {
    return json_answer(journal_page(page));
}

Result<http::Response> checkpoint(const Page& page) {
    return text_answer(without_parameters(page, page.hub.checkpoint()));
}

Result<http::Response> kept_text(const Page& page) {
    return text_answer(without_parameters(page, page.hub.text(page.parts.front())));
}

Result<http::Response> description(const Page& page) {
    const auto text = without_parameters(page, std::string(embedded("openapi.json")));
    return text ? public_answer(*text, "application/json") : json_error(text.error());
}

Result<http::Response> nothing(const Page&) {
    return json_error(
        {ErrorKind::not_found, "there is nothing here; /api/v1/openapi.json lists what there is"});
}

}  // namespace cairn::web::api
