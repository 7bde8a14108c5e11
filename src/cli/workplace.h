// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "desk/desk.h"
#include "hub/hub.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace cairn::cli {

struct InitOptions {
    std::string group = "none";  // icat, none, or a folder
    bool demo = false;
    std::string member, person = "steward";
};

// What commands need and do not make themselves: the backends, opened on a hub's folder. `main`
// implements it, so that no command knows a backend.
class Workplace {
  public:
    virtual ~Workplace() = default;

    // The desk stays open while `work` runs. `key` is empty for the demonstration's own.
    virtual Result<void> at_desk(const std::filesystem::path& data,
                                 const std::filesystem::path& key,
                                 const std::function<Result<void>(const desk::Desk&)>& work) = 0;
    virtual Result<void> with_store(const std::filesystem::path& data,
                                    const std::function<Result<void>(store::Store&)>& work) = 0;
    virtual Result<void> with_hub(const std::filesystem::path& data,
                                  const std::function<Result<void>(hub::Hub&)>& work) = 0;

    // Begins a hub. `conflict` when the folder holds one.
    virtual Result<void> init(const std::filesystem::path& data, const InitOptions& options) = 0;
    // Brings the index to the journal's end; `anew` builds it from nothing beside the old one.
    virtual Result<void> index(const std::filesystem::path& data, bool anew) = 0;
    virtual Result<void> backup(const std::filesystem::path& data,
                                const std::filesystem::path& file) = 0;
    virtual Result<void> restore(const std::filesystem::path& file,
                                 const std::filesystem::path& data) = 0;
};

}  // namespace cairn::cli
