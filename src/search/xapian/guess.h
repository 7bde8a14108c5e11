// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/xapian/units.h"
#include "text/words.h"

#include <span>
#include <string>

namespace cairn::search {

// In which language the words of the script are most likely typed: the one whose word lists and
// indexed works know most of them; the reader's when several know as many.
std::string language_typed(std::span<const text::Word> words, text::Script script,
                           std::string_view reader_language, const Knowledge& knowledge);

}  // namespace cairn::search
