// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>

namespace cairn::json {
namespace {

constexpr std::size_t depth_max = 32;

tl::unexpected<Error> wrong_type(std::string_view name, std::string_view wanted) {
    return fail(ErrorKind::invalid, std::string(name) + ": must be " + std::string(wanted));
}

const Value* present(const Object& object, std::string_view name) {
    const Value* value = object.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

void write_indented(const Value& value, std::string& out, std::size_t depth) {
    const std::string margin(2 * depth + 2, ' ');
    const std::string closing(2 * depth, ' ');
    if (const Object* object = value.if_object(); object != nullptr && !object->empty()) {
        out += "{\n";
        bool first = true;
        for (const auto& member : *object) {
            if (!first) out += ",\n";
            first = false;
            out += margin + boost::json::serialize(member.key()) + ": ";
            write_indented(member.value(), out, depth + 1);
        }
        out += "\n" + closing + "}";
    } else if (const Array* array = value.if_array(); array != nullptr && !array->empty()) {
        out += "[\n";
        bool first = true;
        for (const Value& item : *array) {
            if (!first) out += ",\n";
            first = false;
            out += margin;
            write_indented(item, out, depth + 1);
        }
        out += "\n" + closing + "]";
    } else {
        out += boost::json::serialize(value);
    }
}

}  // namespace

Result<Value> parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = depth_max;
    boost::json::stream_parser parser({}, options);
    boost::json::error_code error;
    const std::size_t used = parser.write_some(text.data(), text.size(), error);
    if (!error && used < text.size()) {
        return fail(ErrorKind::invalid,
                    "more text after the JSON value at byte " + std::to_string(used));
    }
    if (!error) parser.finish(error);
    if (error)
        return fail(ErrorKind::invalid,
                    "not JSON at byte " + std::to_string(used) + ": " + error.message());
    return parser.release();
}

Result<Object> parse_object(std::string_view text) {
    CAIRN_TRY(value, parse(text));
    if (!value.is_object()) return fail(ErrorKind::invalid, "must be a JSON object");
    return std::move(value.get_object());
}

std::string write(const Value& value) {
    return boost::json::serialize(value);
}
std::string write(const Object& object) {
    return boost::json::serialize(object);
}

std::string write_pretty(const Value& value) {
    std::string out;
    write_indented(value, out, 0);
    out += "\n";
    return out;
}

Result<std::optional<std::string>> text_at(const Object& object, std::string_view name) {
    const Value* value = present(object, name);
    if (value == nullptr) return std::optional<std::string>{};
    if (!value->is_string()) return wrong_type(name, "a string");
    return std::optional<std::string>(std::string(value->get_string()));
}

Result<std::optional<std::int64_t>> integer_at(const Object& object, std::string_view name) {
    const Value* value = present(object, name);
    if (value == nullptr) return std::optional<std::int64_t>{};
    if (!value->is_int64()) return wrong_type(name, "a whole number");
    return std::optional<std::int64_t>(value->get_int64());
}

Result<bool> flag_at(const Object& object, std::string_view name) {
    const Value* value = present(object, name);
    if (value == nullptr) return false;
    if (!value->is_bool()) return wrong_type(name, "true or false");
    return value->get_bool();
}

Result<std::vector<std::string>> texts_at(const Object& object, std::string_view name) {
    std::vector<std::string> texts;
    CAIRN_TRY(array, array_at(object, name));
    if (array == nullptr) return texts;
    for (const Value& item : *array) {
        if (!item.is_string()) return wrong_type(name, "a list of strings");
        texts.emplace_back(item.get_string());
    }
    return texts;
}

Result<const Object*> object_at(const Object& object, std::string_view name) {
    const Value* value = present(object, name);
    if (value == nullptr) return nullptr;
    if (!value->is_object()) return wrong_type(name, "an object");
    return &value->get_object();
}

Result<const Array*> array_at(const Object& object, std::string_view name) {
    const Value* value = present(object, name);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) return wrong_type(name, "a list");
    return &value->get_array();
}

Result<std::string> required_text(const Object& object, std::string_view name) {
    CAIRN_TRY(text, text_at(object, name));
    if (!text || text->empty()) return fail(ErrorKind::invalid, std::string(name) + ": is missing");
    return *text;
}

Array array_of(const std::vector<std::string>& texts) {
    Array array;
    array.reserve(texts.size());
    for (const std::string& text : texts) array.emplace_back(text);
    return array;
}

}  // namespace cairn::json
