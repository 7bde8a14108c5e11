// SPDX-License-Identifier: AGPL-3.0-or-later
#include "main/passphrase.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#include <cstdlib>
#include <cstring>

namespace cairn {
namespace {

// The terminal itself, whatever standard input is; it shows nothing while this lives.
class SilentTerminal {
  public:
    SilentTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (descriptor_ < 0 || tcgetattr(descriptor_, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        is_silent_ = tcsetattr(descriptor_, TCSAFLUSH, &silent) == 0;
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;
    ~SilentTerminal() {
        if (is_silent_) tcsetattr(descriptor_, TCSAFLUSH, &before_);
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    bool is_silent() const { return is_silent_; }

    void say(const std::string& text) const {
        (void)!::write(descriptor_, text.data(), text.size());  // a prompt unseen harms nothing
    }

    Result<SecretBytes> read_line() const {
        CAIRN_TRY(line, SecretBytes::create(passphrase_bytes_max));
        std::size_t size = 0;
        Byte byte = 0;
        while (::read(descriptor_, &byte, 1) == 1 && byte != '\n') {
            if (size == passphrase_bytes_max)
                return fail(ErrorKind::too_large, "a passphrase is at most 1,024 bytes");
            line.reveal()[size++] = byte;
        }
        say("\n");
        if (size == 0) return fail(ErrorKind::invalid, "a passphrase is needed");
        line.shorten(size);
        return line;
    }

  private:
    int descriptor_;
    termios before_{};
    bool is_silent_ = false;
};

Result<SecretBytes> from_environment(const char* value) {
    const std::string_view text(value);
    if (text.empty() || text.size() > passphrase_bytes_max)
        return fail(ErrorKind::invalid, "CAIRN_PASSPHRASE must have 1 to 1,024 bytes");
    return SecretBytes::copy_of(bytes_of(text));
}

}  // namespace

Result<SecretBytes> ask_passphrase(const std::string& prompt, Asking asking) {
    if (const char* value = std::getenv("CAIRN_PASSPHRASE"))  // NOLINT(concurrency-mt-unsafe)
        return from_environment(value);
    const SilentTerminal terminal;
    if (!terminal.is_silent())
        return fail(ErrorKind::unavailable,
                    "no terminal to ask for the passphrase; set CAIRN_PASSPHRASE");
    terminal.say(prompt + ": ");
    CAIRN_TRY(passphrase, terminal.read_line());
    if (asking == Asking::twice) {
        terminal.say("Once more: ");
        CAIRN_TRY(again, terminal.read_line());
        if (passphrase.size() != again.size() ||
            !equal_in_constant_time(passphrase.reveal(), again.reveal()))
            return fail(ErrorKind::invalid, "the two passphrases differ; nothing was written");
    }
    return passphrase;
}

}  // namespace cairn
