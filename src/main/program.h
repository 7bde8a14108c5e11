// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/workplace.h"
#include "main/places.h"
#include "main/serve.h"

namespace cairn {

// The backends of one machine, a SQLite store and a Xapian index in the hub's folder, opened for
// the commands as they need them.
class Program final : public cli::Workplace {
  public:
    explicit Program(const Clock& clock) : clock_(clock) {}

    Result<void> at_desk(const std::filesystem::path& data, const std::filesystem::path& key,
                         const std::function<Result<void>(const desk::Desk&)>& work) override;
    Result<void> with_store(const std::filesystem::path& data,
                            const std::function<Result<void>(store::Store&)>& work) override;
    Result<void> with_hub(const std::filesystem::path& data,
                          const std::function<Result<void>(hub::Hub&)>& work) override;
    Result<void> init(const std::filesystem::path& data, const cli::InitOptions& options) override;
    Result<void> index(const std::filesystem::path& data, bool anew) override;
    Result<void> backup(const std::filesystem::path& data,
                        const std::filesystem::path& file) override;
    Result<void> restore(const std::filesystem::path& file,
                         const std::filesystem::path& data) override;

    Result<void> serve_hub(const ServeOptions& options);

  private:
    const Clock& clock_;
};

}  // namespace cairn
