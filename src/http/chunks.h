// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::http {

// Decodes one chunked body (RFC 9112, 7.1) as strictly as can be: sizes of at most 16 hexadecimal
// digits, every line ended by CRLF, no extensions, no trailers. The outcome does not depend on how
// the bytes were cut.
class ChunkDecoder {
  public:
    enum class Step { more, done, bad, too_large };

    // Takes bytes off the front, all of them while it wants more, and appends what they hold to
    // `body`, which never grows beyond `body_bytes_max`.
    Step put(std::string_view& bytes, std::string& body, std::size_t body_bytes_max);

  private:
    enum class State { size, size_end, data, data_end, data_end_line, end, end_line };

    Step take_frame_byte(char c, std::size_t room);
    Step take_size_byte(char c, std::size_t room);
    Step expect(char c, char wanted, State next);

    State state_ = State::size;
    int digits_ = 0;
    std::size_t size_ = 0;  // of the chunk, then what is still to come of it
};

}  // namespace cairn::http
