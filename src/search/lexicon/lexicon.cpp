// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cstring>

namespace cairn::search {
namespace {

constexpr std::string_view magic = "CAIRNLX1";

}  // namespace

Result<Lexicon> Lexicon::open(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(ErrorKind::not_found, "the index has no word lists");
    struct stat status {};
    const bool known = fstat(descriptor, &status) == 0;
    const auto size = known ? static_cast<std::size_t>(status.st_size) : 0;
    void* bytes = size > 0 ? mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0) : MAP_FAILED;
    close(descriptor);
    if (bytes == MAP_FAILED) return fail(ErrorKind::unavailable, "could not read the word lists");
    Lexicon lexicon;
    lexicon.mapping_ = std::shared_ptr<const void>(
        bytes, [size](const void* mapped) { munmap(const_cast<void*>(mapped), size); });
    const std::string_view all(static_cast<const char*>(bytes), size);
    std::uint32_t count = 0;
    const std::size_t head = magic.size() + sizeof count;
    if (size < head || !all.starts_with(magic))
        return fail(ErrorKind::corrupt, "the index's word lists are damaged; run cairn reindex");
    std::memcpy(&count, all.data() + magic.size(), sizeof count);
    if ((size - head) / sizeof(std::uint32_t) < count || (count > 0 && all.back() != '\0'))
        return fail(ErrorKind::corrupt, "the index's word lists are damaged; run cairn reindex");
    lexicon.offsets_ = {reinterpret_cast<const std::uint32_t*>(all.data() + head), count};
    lexicon.texts_ = all.substr(head + count * sizeof(std::uint32_t));
    return lexicon;
}

// The key's entry with the key in front; empty when there is none.
std::string_view Lexicon::entry_of(std::string_view key) const {
    const auto entry_at = [&](std::uint32_t offset) {
        const std::string_view rest = texts_.substr(std::min<std::size_t>(offset, texts_.size()));
        return rest.substr(0, rest.find('\0'));
    };
    const auto found = std::lower_bound(offsets_.begin(), offsets_.end(), key,
                                        [&](std::uint32_t offset, std::string_view wanted) {
                                            const std::string_view entry = entry_at(offset);
                                            return entry.substr(0, entry.find('\n')) < wanted;
                                        });
    if (found == offsets_.end()) return {};
    const std::string_view entry = entry_at(*found);
    return entry.substr(0, entry.find('\n')) == key ? entry : std::string_view{};
}

std::vector<Translation> Lexicon::find(std::string_view key) const {
    std::vector<Translation> translations;
    std::string_view entry = entry_of(key);
    if (entry.size() <= key.size()) return translations;
    entry.remove_prefix(key.size() + 1);
    while (!entry.empty()) {
        const std::size_t line = entry.find('\n');
        const std::string_view value = entry.substr(0, line);
        const std::size_t space = value.find(' ');
        if (space != std::string_view::npos)
            translations.push_back({value.substr(0, space), value.substr(space + 1)});
        entry.remove_prefix(line == std::string_view::npos ? entry.size() : line + 1);
    }
    return translations;
}

std::vector<Translation> Lexicon::look_up(std::string_view language,
                                          std::string_view folded) const {
    return find(std::string(language) + ' ' + std::string(folded));
}

std::vector<Translation> Lexicon::look_up_stem(std::string_view language,
                                               std::string_view stem) const {
    return find(std::string(language) + '~' + std::string(stem));
}

bool Lexicon::is_function_word(std::string_view language, std::string_view folded) const {
    return !entry_of(std::string(language) + '!' + std::string(folded)).empty();
}

}  // namespace cairn::search
