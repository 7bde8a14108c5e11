// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/codebook.h"

#include <algorithm>
#include <set>

namespace cairn::assess {
namespace {

using Groups = std::map<std::string, std::vector<std::string>>;

tl::unexpected<Error> bad(const std::string& name, const std::string& why) {
    return fail(ErrorKind::invalid, "attribute " + name + ": " + why);
}

bool has(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

Result<Groups> parse_groups(const json::Object* object) {
    Groups groups;
    if (object == nullptr) return groups;
    for (const auto& member : *object) {
        CAIRN_TRY(list, json::texts_at(*object, std::string(member.key())));
        groups[std::string(member.key())] = std::move(list);
    }
    return groups;
}

Result<Attribute> parse_attribute(const json::Object& object) {
    Attribute attribute;
    CAIRN_TRY(name, json::required_text(object, "name"));
    attribute.name = name;
    const auto read = [&]() -> Result<void> {
        CAIRN_TRY(values, json::texts_at(object, "values"));
        CAIRN_TRY(none, json::texts_at(object, "none"));
        CAIRN_TRY(separator, json::text_at(object, "separator"));
        CAIRN_TRY(other, json::text_at(object, "other"));
        CAIRN_TRY(spellings, json::object_at(object, "spellings"));
        CAIRN_TRY(groups, parse_groups(spellings));
        CAIRN_TRY(levels, json::object_at(object, "levels"));
        attribute.values = std::move(values);
        attribute.none = std::move(none);
        if (object.if_contains("none") == nullptr) attribute.none = {""};
        attribute.separator = separator.value_or("");
        attribute.other = other.value_or("");
        attribute.spellings = std::move(groups);
        if (levels == nullptr) return {};
        for (const auto& member : *levels) {
            CAIRN_TRY(level, json::object_at(*levels, std::string(member.key())));
            CAIRN_TRY(joined, parse_groups(level));
            attribute.levels[std::string(member.key())] = std::move(joined);
        }
        return {};
    };
    if (const auto done = read(); !done) return fail_at("attribute " + name, done.error());
    return attribute;
}

Result<void> check_values(const Attribute& attribute) {
    const std::string& name = attribute.name;
    if (attribute.values.empty()) return bad(name, "has no values");
    if (attribute.values.size() > values_max)
        return bad(name, "has more than " + std::to_string(values_max) + " values");
    std::set<std::string_view> seen;
    for (const auto* list : {&attribute.values, &attribute.none}) {
        for (const std::string& value : *list) {
            if (value.empty() && list == &attribute.values)
                return bad(name,
                           "a value is empty; spell a word for it: \"spellings\": "
                           "{\"unknown\": [\"\"]}");
            if (value.size() > value_bytes_max)
                return bad(name,
                           "a value is longer than " + std::to_string(value_bytes_max) + " bytes");
            if (!seen.insert(value).second) return bad(name, "lists a value twice");
        }
    }
    for (const auto& [value, spellings] : attribute.spellings) {
        if (!has(attribute.values, value)) return bad(name, "spellings: names an unknown value");
        for (const std::string& spelling : spellings)
            if (!seen.insert(spelling).second) return bad(name, "spells two values the same");
    }
    if (!attribute.other.empty() && !has(attribute.values, attribute.other))
        return bad(name, "other: must be one of the values");
    return {};
}

Result<void> check_shape(const Attribute& attribute) {
    const std::string& name = attribute.name;
    if (name.empty() || name.size() > value_bytes_max) return bad(name, "has no usable name");
    if (attribute.separator.empty()) {
        if (attribute.none.empty() && attribute.values.size() < 2)
            return bad(name, "can have one value only, which says nothing");
        return {};
    }
    if (attribute.separator.size() != 1) return bad(name, "separator: must be one byte");
    if (!has(attribute.none, "")) return bad(name, "with a separator, the empty cell is no value");
    for (const std::string& value : attribute.values)
        if (value.empty() || value.find(attribute.separator) != std::string::npos)
            return bad(name, "a value is empty or holds the separator");
    return {};
}

Result<void> check_levels(const Attribute& attribute) {
    for (const auto& [level, groups] : attribute.levels) {
        std::set<std::string> joined;
        for (const auto& [group, values] : groups)
            for (const std::string& value : values)
                if (!has(attribute.values, value) || !joined.insert(value).second)
                    return bad(attribute.name,
                               "level " + level + ": names an unknown value or one twice");
        if (joined.size() != attribute.values.size())
            return bad(attribute.name, "level " + level + ": leaves a value out");
    }
    return {};
}

json::Object write_groups(const Groups& groups) {
    json::Object object;
    for (const auto& [name, list] : groups) object[name] = json::array_of(list);
    return object;
}

}  // namespace

Result<void> Codebook::index() {
    dimensions_.clear();
    first_dimension_.clear();
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        const Attribute& attribute = attributes_[i];
        CAIRN_CHECK(check_shape(attribute));
        CAIRN_CHECK(check_values(attribute));
        CAIRN_CHECK(check_levels(attribute));
        if (!names.insert(attribute.name).second) return bad(attribute.name, "is there twice");
        first_dimension_.push_back(dimensions_.size());
        if (attribute.separator.empty()) {
            const bool none = !attribute.none.empty();
            const std::size_t size = attribute.values.size() + (none ? 1U : 0U);
            dimensions_.push_back({i, 0, static_cast<std::uint32_t>(size), none});
        } else {
            for (std::size_t value = 0; value < attribute.values.size(); ++value)
                dimensions_.push_back({i, value, 2, true});
        }
    }
    if (dimensions_.empty()) return fail(ErrorKind::invalid, "attributes: there are none");
    if (dimensions_.size() > dimensions_max)
        return fail(ErrorKind::invalid,
                    "attributes: more than 64, where each value of an attribute with a separator "
                    "counts as one");
    return {};
}

Result<void> Codebook::read_impossible(const json::Array& list) {
    for (const json::Value& item : list) {
        const json::Object* object = item.if_object();
        if (object == nullptr || object->empty())
            return fail(ErrorKind::invalid, "impossible: must list objects of attribute and value");
        std::vector<Pick> picks;
        for (const auto& member : *object) {
            const std::string name(member.key());
            CAIRN_TRY(value, json::required_text(*object, name));
            CAIRN_TRY(set, dimensions_of(name));
            const std::size_t before = picks.size();
            for (const std::size_t dimension : members(set))
                for (Code code = 0; code < dimensions_[dimension].size; ++code)
                    if (forms_combination(dimension, code) && text_of(dimension, code) == value)
                        picks.emplace_back(dimension, code);
            if (picks.size() == before)
                return fail(ErrorKind::invalid, "impossible: " + name + " has no such value");
        }
        std::sort(picks.begin(), picks.end());
        impossible_.push_back(std::move(picks));
    }
    return {};
}

Result<Codebook> Codebook::create(std::string title, std::vector<Attribute> attributes) {
    Codebook codebook;
    codebook.title_ = std::move(title);
    codebook.attributes_ = std::move(attributes);
    CAIRN_CHECK(codebook.index());
    return codebook;
}

Result<Codebook> Codebook::parse(std::string_view text) {
    if (text.size() > codebook_bytes_max)
        return fail(ErrorKind::too_large, "the codebook is larger than 16 MiB");
    CAIRN_TRY(object, json::parse_object(text));
    CAIRN_TRY(version, json::integer_at(object, "codebook"));
    if (version != 1) return fail(ErrorKind::invalid, "codebook: must be 1, the form's version");
    CAIRN_TRY(title, json::text_at(object, "title"));
    CAIRN_TRY(from_data, json::flag_at(object, "read_from_data"));
    CAIRN_TRY(list, json::array_at(object, "attributes"));
    std::vector<Attribute> attributes;
    for (const json::Value& item : list == nullptr ? json::Array{} : *list) {
        if (!item.is_object())
            return fail(ErrorKind::invalid, "attributes: must be a list of objects");
        CAIRN_TRY(attribute, parse_attribute(item.get_object()));
        attributes.push_back(std::move(attribute));
    }
    CAIRN_TRY(codebook, create(title.value_or(""), std::move(attributes)));
    codebook.read_from_data_ = from_data;
    CAIRN_TRY(impossible, json::array_at(object, "impossible"));
    if (impossible != nullptr) CAIRN_CHECK(codebook.read_impossible(*impossible));
    return codebook;
}

std::string Codebook::write() const {
    json::Array attributes;
    for (const Attribute& attribute : attributes_) {
        json::Object object{{"name", attribute.name},
                            {"values", json::array_of(attribute.values)},
                            {"none", json::array_of(attribute.none)}};
        if (!attribute.separator.empty()) object["separator"] = attribute.separator;
        if (!attribute.other.empty()) object["other"] = attribute.other;
        if (!attribute.spellings.empty()) object["spellings"] = write_groups(attribute.spellings);
        json::Object levels;
        for (const auto& [name, groups] : attribute.levels) levels[name] = write_groups(groups);
        if (!levels.empty()) object["levels"] = std::move(levels);
        attributes.emplace_back(std::move(object));
    }
    json::Array impossible;
    for (const auto& picks : impossible_) {
        json::Object object;
        for (const auto& [dimension, code] : picks)
            object[attributes_[dimensions_[dimension].attribute].name] = text_of(dimension, code);
        impossible.emplace_back(std::move(object));
    }
    json::Object object{{"codebook", 1},
                        {"title", title_},
                        {"read_from_data", read_from_data_},
                        {"attributes", std::move(attributes)},
                        {"impossible", std::move(impossible)}};
    return json::write_pretty(object);
}

const std::string& Codebook::text_of(std::size_t dimension, Code code) const {
    const Dimension& axis = dimensions_[dimension];
    const Attribute& attribute = attributes_[axis.attribute];
    if (axis.none && code == 0) return attribute.none.front();
    if (!attribute.separator.empty()) return attribute.values[axis.value];
    return attribute.values[code - (axis.none ? 1U : 0U)];
}

std::string Codebook::label_of(std::size_t dimension) const {
    const Dimension& axis = dimensions_[dimension];
    const Attribute& attribute = attributes_[axis.attribute];
    if (attribute.separator.empty()) return attribute.name;
    return attribute.name + ": " + attribute.values[axis.value];
}

Result<Set> Codebook::dimensions_of(std::string_view attribute) const {
    Set set = 0;
    for (std::size_t i = 0; i < dimensions_.size(); ++i)
        if (attributes_[dimensions_[i].attribute].name == attribute) set |= set_of(i);
    if (set == 0)
        return fail(ErrorKind::not_found,
                    "the codebook has no attribute \"" + std::string(attribute) + "\"");
    return set;
}

Result<Codebook> Codebook::with_level(std::string_view attribute, std::string_view level) const {
    CAIRN_TRY(set, dimensions_of(attribute));
    std::vector<Attribute> attributes = attributes_;
    Attribute& changed = attributes[dimensions_[members(set).front()].attribute];
    const Attribute fine = changed;
    const auto found = fine.levels.find(std::string(level));
    if (found == fine.levels.end())
        return bad(changed.name, "has no level \"" + std::string(level) + "\"");
    if (!changed.separator.empty()) return bad(changed.name, "a separator allows no levels");
    changed.values.clear();
    changed.spellings.clear();
    changed.levels.clear();
    for (const auto& [group, values] : found->second) {
        changed.values.push_back(group);
        std::vector<std::string>& spellings = changed.spellings[group];
        for (const std::string& value : values) {
            if (value != group) spellings.push_back(value);
            const auto more = fine.spellings.find(value);
            if (more != fine.spellings.end())
                spellings.insert(spellings.end(), more->second.begin(), more->second.end());
            if (value == fine.other) changed.other = group;
        }
    }
    CAIRN_TRY(coarse, create(title_, std::move(attributes)));
    coarse.read_from_data_ = read_from_data_;
    for (const auto& picks : impossible_) {
        // What is impossible for one value need not be so for the coarser one.
        const bool touched = std::any_of(picks.begin(), picks.end(), [&](const Pick& pick) {
            return contains(set, set_of(pick.first));
        });
        if (!touched) coarse.impossible_.push_back(picks);
    }
    return coarse;
}

}  // namespace cairn::assess
