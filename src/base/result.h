// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace cairn {

// What went wrong, coarse enough that the reader's sentence can be chosen from it in one place.
enum class ErrorKind {
    invalid,      // the input is not what it must be
    not_found,    // looked, and it is not there
    conflict,     // the thing changed meanwhile, or exists already
    forbidden,    // the signer may not do this
    corrupt,      // kept bytes are not what was written
    unavailable,  // could not look: disk, lock, network
    too_large,    // beyond a stated limit
};

// `detail` is for the operator: it names things, places and limits, never content.
struct Error {
    ErrorKind kind;
    std::string detail;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string detail) {
    return tl::unexpected<Error>(Error{kind, std::move(detail)});
}

// The same error, with the place where it happened in front.
inline tl::unexpected<Error> fail_at(std::string_view place, const Error& error) {
    return fail(error.kind, std::string(place) + ": " + error.detail);
}

}  // namespace cairn

#define CAIRN_CONCAT_(a, b) a##b
#define CAIRN_CONCAT(a, b) CAIRN_CONCAT_(a, b)
#define CAIRN_TRY_(holder, name, ...)                                            \
    auto holder = (__VA_ARGS__);                                                 \
    if (!holder) return tl::unexpected<cairn::Error>(std::move(holder).error()); \
    auto name = std::move(*holder)

// CAIRN_TRY(edition, store.find(id)) declares `edition`, or returns the error upward.
#define CAIRN_TRY(name, ...) CAIRN_TRY_(CAIRN_CONCAT(name, _result), name, __VA_ARGS__)

// The same for a Result<void>.
#define CAIRN_CHECK(...)                                                                           \
    do {                                                                                           \
        auto cairn_checked = (__VA_ARGS__);                                                        \
        if (!cairn_checked) return tl::unexpected<cairn::Error>(std::move(cairn_checked).error()); \
    } while (false)
