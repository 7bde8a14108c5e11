// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/measured_file.h"

#include "base/file.h"
#include "base/hash.h"

#include <bit>
#include <cstring>

namespace cairn::assess {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is written as memory holds it");

std::string head_of(const std::string& request) {
    return "cairn measured 1 " + request + "\n";
}

}  // namespace

Result<void> write_measurement(const std::filesystem::path& file, const std::string& request,
                               const Measurement& measurement) {
    std::string bytes = head_of(request);
    for (const auto& answers : measurement.answers)
        bytes.append(reinterpret_cast<const char*>(answers.data()),
                     answers.size() * sizeof(std::int64_t));
    const Sha256 hash = sha256(bytes);
    bytes += text_of(hash);
    return write_file(file, bytes, FileMode::owner_only);
}

Result<Measurement> read_measurement(const std::filesystem::path& file, const std::string& request,
                                     const Plan& plan) {
    const std::string head = head_of(request);
    const std::size_t size = head.size() + plan.cells() * sizeof(std::int64_t) + 32;
    CAIRN_TRY(bytes, read_file(file, size));
    const auto corrupt = [&] {
        return fail(ErrorKind::corrupt,
                    file.string() + ": not the whole measurement of this release");
    };
    if (bytes.size() != size || !bytes.starts_with(head)) return corrupt();
    const std::string_view body = std::string_view(bytes).substr(0, size - 32);
    if (text_of(sha256(body)) != std::string_view(bytes).substr(size - 32)) return corrupt();
    Measurement measurement;
    std::size_t at = head.size();
    for (const Residual& residual : plan.residuals()) {
        auto& answers = measurement.answers.emplace_back(residual.cells);
        std::memcpy(answers.data(), bytes.data() + at, answers.size() * sizeof(std::int64_t));
        at += answers.size() * sizeof(std::int64_t);
    }
    return measurement;
}

}  // namespace cairn::assess
