// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/phrases.h"

#include <algorithm>
#include <array>

namespace cairn::publish {
namespace {

constexpr std::array<Phrases, 6> all{{
    {"en", "about {}", "n.d.", ", ", " & ", "forthcoming"},
    {"fr", "vers {}", "s. d.", ", ", " et ", "à paraître"},
    {"es", "hacia {}", "s. f.", ", ", " y ", "en preparación"},
    {"ar", "نحو {}", "د. ت.", "، ", " و", "قيد الإعداد"},
    {"ru", "около {}", "б. д.", ", ", " и ", "готовится к публикации"},
    {"zh", "约{}", "无日期", "、", "和", "即将发布"},
}};

}  // namespace

const Phrases& phrases(std::string_view language) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Phrases& one) { return one.language == language; });
    return found == all.end() ? all.front() : *found;
}

std::string with(std::string_view phrase, std::string_view words) {
    const std::size_t gap = phrase.find("{}");
    if (gap == std::string_view::npos) return std::string(phrase);
    return std::string(phrase.substr(0, gap)) + std::string(words) +
           std::string(phrase.substr(gap + 2));
}

std::string joined(const std::vector<std::string>& names, const Phrases& phrases) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? phrases.and_last : phrases.comma;
        text += names[i];
    }
    return text;
}

}  // namespace cairn::publish
