// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/file.h"
#include "desk/desk.h"
#include "library/resource.h"

#include <algorithm>

namespace cairn::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t data_file_bytes_max = 4 * 1024 * 1024;
constexpr std::size_t glossary_part_bytes_max = 40 * 1024;

Result<json::Value> read_json(const fs::path& path) {
    CAIRN_TRY(text, read_file(path, data_file_bytes_max));
    auto value = json::parse(text);
    if (!value) return fail_at(path.filename().string(), value.error());
    return value;
}

// Collects the folder's files as entries, in the order in which a reader wants them.
class Folder {
  public:
    Folder(const Desk& desk, fs::path path)
        : path_(std::move(path)), group_(desk.group), at_(format_time(desk.clock.now())) {}

    Result<void> put_object(const std::string& type, const std::string& file) {
        CAIRN_TRY(value, read_json(path_ / file));
        if (!value.is_object()) return fail(ErrorKind::invalid, file + ": must be a JSON object");
        add(type, value.get_object());
        return {};
    }

    // The glossary in as many entries as its size needs: one entry is at most 64 KiB.
    Result<void> put_glossary(const std::string& file) {
        CAIRN_TRY(value, read_json(path_ / file));
        if (!value.is_object()) return fail(ErrorKind::invalid, file + ": must be a JSON object");
        CAIRN_TRY(concepts, json::array_at(value.get_object(), "concepts"));
        json::Array part;
        std::size_t bytes = 0;
        int number = 0;
        const auto close_part = [&] {
            if (part.empty()) return;
            const std::string id = "terms-" + std::to_string(++number);
            add("glossary.put", {{"id", id}, {"concepts", std::exchange(part, {})}});
            bytes = 0;
        };
        for (std::size_t i = 0; concepts != nullptr && i < concepts->size(); ++i) {
            bytes += json::write((*concepts)[i]).size() + 1;
            if (bytes > glossary_part_bytes_max) close_part();
            part.push_back((*concepts)[i]);
        }
        close_part();
        return {};
    }

    // Each object of the list; `order` is written in where the list's order means something.
    Result<void> put_list(const std::string& type, const std::string& file, bool ordered) {
        CAIRN_TRY(value, read_json(path_ / file));
        if (!value.is_array()) return fail(ErrorKind::invalid, file + ": must be a JSON list");
        int order = 0;
        for (json::Value& item : value.get_array()) {
            if (!item.is_object()) return fail(ErrorKind::invalid, file + ": must list objects");
            if (ordered) item.get_object()["order"] = ++order;
            add(type, item.get_object());
        }
        return {};
    }

    Result<void> put_resources() {
        std::vector<fs::path> files;
        std::error_code gone;
        for (const auto& entry : fs::directory_iterator(path_ / "resources", gone))
            if (entry.path().extension() == ".json") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            CAIRN_TRY(value, read_json(file));
            const json::Object* object = value.if_object();
            if (object == nullptr)
                return fail(ErrorKind::invalid, file.filename().string() + ": must be an object");
            auto resource = library::Resource::from_json(*object);
            if (!resource) return fail_at(file.filename().string(), resource.error());
            add("resource.put", resource->to_json());
        }
        return {};
    }

    const std::vector<journal::Entry>& entries() const { return entries_; }

  private:
    void add(const std::string& type, json::Object put) {
        const json::Value* id = put.if_contains("id");
        std::string name =
            id != nullptr && id->is_string() ? std::string(id->get_string()) : group_;
        entries_.push_back({type, group_, at_, std::move(name), "", std::move(put)});
    }

    fs::path path_;
    std::string group_, at_;
    std::vector<journal::Entry> entries_;
};

}  // namespace

Result<void> sign_group_in(const Desk& desk, const fs::path& path) {
    Folder folder(desk, path);
    CAIRN_CHECK(folder.put_object("group.put", "group.json"));
    CAIRN_CHECK(folder.put_list("member.put", "members.json", false));
    CAIRN_CHECK(folder.put_list("area.put", "areas.json", true));
    CAIRN_CHECK(folder.put_glossary("glossary.json"));
    CAIRN_CHECK(folder.put_resources());
    return desk.journal.append(folder.entries(), desk.signer, {});
}

Result<void> sign_empty_group_in(const Desk& desk) {
    const std::vector<std::string> languages{"en", "fr", "es", "ar", "ru", "zh"};
    json::Object put{{"id", desk.group},
                     {"short", "Library"},
                     {"name", json::Object{{"en", "A library of resources"}}},
                     {"languages", json::array_of(languages)},
                     {"confirmed", false}};
    const std::vector<journal::Entry> entries{
        {"group.put", desk.group, format_time(desk.clock.now()), desk.group, "", std::move(put)}};
    return desk.journal.append(entries, desk.signer, {});
}

}  // namespace cairn::desk
