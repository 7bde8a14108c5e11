// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/chunks.h"

#include "http/percent.h"

namespace cairn::http {
namespace {

constexpr int digits_max = 16;

}  // namespace

ChunkDecoder::Step ChunkDecoder::put(std::string_view& bytes, std::string& body,
                                     std::size_t body_bytes_max) {
    while (!bytes.empty()) {
        if (state_ == State::data) {
            const std::string_view piece = bytes.substr(0, size_);
            body += piece;
            bytes.remove_prefix(piece.size());
            size_ -= piece.size();
            if (size_ == 0) state_ = State::data_end;
            continue;
        }
        const Step step = take_frame_byte(bytes.front(), body_bytes_max - body.size());
        bytes.remove_prefix(1);
        if (step != Step::more) return step;
    }
    return Step::more;
}

ChunkDecoder::Step ChunkDecoder::take_frame_byte(char c, std::size_t room) {
    switch (state_) {
        case State::size:
            return take_size_byte(c, room);
        case State::size_end:
            return expect(c, '\n', size_ == 0 ? State::end : State::data);
        case State::data_end:
            return expect(c, '\r', State::data_end_line);
        case State::data_end_line:
            digits_ = 0;
            return expect(c, '\n', State::size);
        case State::end:
            return expect(c, '\r', State::end_line);
        case State::end_line:
            return c == '\n' ? Step::done : Step::bad;
        case State::data:
            break;
    }
    return Step::bad;
}

ChunkDecoder::Step ChunkDecoder::take_size_byte(char c, std::size_t room) {
    if (const int digit = hex_digit(c); digit >= 0) {
        if (++digits_ > digits_max) return Step::bad;
        size_ = size_ * 16 + static_cast<std::size_t>(digit);
        return Step::more;
    }
    if (digits_ == 0) return Step::bad;
    if (c == '\r' && size_ > room) return Step::too_large;
    return expect(c, '\r', State::size_end);
}

ChunkDecoder::Step ChunkDecoder::expect(char c, char wanted, State next) {
    state_ = next;
    return c == wanted ? Step::more : Step::bad;
}

}  // namespace cairn::http
