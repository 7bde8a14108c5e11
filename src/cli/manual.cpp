// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/manual.h"

#include <string>

namespace cairn::cli {

std::string_view embedded(std::string_view name);  // made by cairn_embed

std::string_view manual(std::string_view verb) {
    return embedded(std::string(verb) + ".txt");
}

}  // namespace cairn::cli
