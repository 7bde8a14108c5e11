// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/http_signature.h"

#include <sodium.h>
#include <algorithm>
#include <charconv>
#include <set>

namespace cairn::seal {
namespace {

tl::unexpected<Error> refused(const char* why) {
    return fail(ErrorKind::invalid, std::string("signature: ") + why);
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_printable(char c) {
    return c >= ' ' && c <= '~';
}

// Reads a structured field (RFC 8941) from the left; what it takes is exactly how that RFC writes
// it, so that the text itself is the canonical one.
class FieldReader {
  public:
    explicit FieldReader(std::string_view text) : rest_(text) {}

    std::string_view rest() const { return rest_; }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    Result<std::string> key() {
        std::size_t size = 0;
        while (size < rest_.size() && (is_lower(rest_[size]) || is_digit(rest_[size]) ||
                                       rest_[size] == '-' || rest_[size] == '_'))
            ++size;
        if (size == 0 || !is_lower(rest_.front())) return refused("a name is expected");
        std::string key(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return key;
    }
    Result<std::string> text() {
        if (!take('"')) return refused("a string is expected");
        std::string text;
        while (!rest_.empty() && is_printable(rest_.front())) {
            if (take('"')) return text;
            const bool escaped = take('\\');
            if (rest_.empty() || (escaped && rest_.front() != '"' && rest_.front() != '\\'))
                return refused("a string has a wrong escape");
            text += rest_.front();
            rest_.remove_prefix(1);
        }
        return refused("a string does not end");
    }
    Result<Seconds> time() {
        std::int64_t number = 0;
        const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
        const auto size = static_cast<std::size_t>(read.ptr - rest_.data());
        const bool is_canonical = size == 1 || (size > 0 && is_digit(rest_[0]) && rest_[0] != '0');
        if (read.ec != std::errc{} || number < 0 || size > 15 || !is_canonical)
            return refused("a time is expected");
        rest_.remove_prefix(size);
        return Seconds{std::chrono::seconds{number}};
    }

  private:
    std::string_view rest_;
};

Result<void> read_parameter(FieldReader& reader, std::string_view name, SignatureInput& input) {
    if (name == "created" || name == "expires") {
        CAIRN_TRY(time, reader.time());
        (name == "created" ? input.created : input.expires) = time;
        return {};
    }
    CAIRN_TRY(text, reader.text());
    if (name == "nonce")
        input.nonce = std::move(text);
    else if (name == "keyid")
        input.keyid = std::move(text);
    else if (name == "alg")
        input.algorithm = std::move(text);
    else
        return refused("a parameter is unknown");
    return {};
}

std::string quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

Result<std::string> value_of(const HttpMessage& message, std::string_view component) {
    if (component == "@method") return message.method;
    if (component == "@path") return message.path.empty() ? "/" : message.path;
    if (component == "@query") return "?" + message.query;
    if (component == "@authority") {
        std::string authority = message.authority;
        for (char& c : authority)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return authority;
    }
    const auto field = message.fields.find(component);
    if (component.starts_with('@') || field == message.fields.end())
        return refused("a component that it covers is missing");
    const std::string_view value = field->second;
    const std::size_t begin = std::min(value.find_first_not_of(" \t"), value.size());
    return std::string(value.substr(begin, value.find_last_not_of(" \t") + 1 - begin));
}

}  // namespace

Result<SignatureInput> parse_signature_input(std::string_view field) {
    if (field.size() > signature_field_bytes_max)
        return fail(ErrorKind::too_large, "signature: its input is longer than 2 KiB");
    FieldReader reader(field);
    SignatureInput input;
    CAIRN_TRY(label, reader.key());
    input.label = std::move(label);
    if (!reader.take('=')) return refused("its input needs a label");
    input.parameters = reader.rest();
    if (!reader.take('(')) return refused("its input needs a list of components");
    while (!reader.take(')')) {
        if (!input.components.empty() && !reader.take(' '))
            return refused("components stand one space apart");
        CAIRN_TRY(component, reader.text());
        if (std::find(input.components.begin(), input.components.end(), component) !=
            input.components.end())
            return refused("a component stands twice");
        input.components.push_back(std::move(component));
    }
    std::set<std::string> seen;
    while (reader.take(';')) {
        CAIRN_TRY(name, reader.key());
        if (!seen.insert(name).second) return refused("a parameter stands twice");
        if (!reader.take('=')) return refused("a parameter needs a value");
        CAIRN_CHECK(read_parameter(reader, name, input));
    }
    if (!reader.rest().empty()) return refused("more follows its input");
    return input;
}

std::string write_signature_input(const SignatureInput& input) {
    std::string text = input.label + "=(";
    for (const std::string& component : input.components)
        text += (text.ends_with('(') ? "" : " ") + quoted(component);
    text += ")";
    const auto seconds = [](Seconds at) { return std::to_string(at.time_since_epoch().count()); };
    if (input.created) text += ";created=" + seconds(*input.created);
    if (input.expires) text += ";expires=" + seconds(*input.expires);
    if (input.nonce) text += ";nonce=" + quoted(*input.nonce);
    if (input.keyid) text += ";keyid=" + quoted(*input.keyid);
    if (input.algorithm) text += ";alg=" + quoted(*input.algorithm);
    return text;
}

Result<std::array<Byte, 64>> parse_signature(std::string_view field, std::string_view label) {
    const std::string start = std::string(label) + "=:";
    if (!field.starts_with(start) || !field.ends_with(':') || field.size() <= start.size())
        return refused("it is not under its label");
    const auto bytes = from_base64(field.substr(start.size(), field.size() - start.size() - 1));
    if (!bytes || bytes->size() != 64) return refused("it is not 64 bytes in base64");
    std::array<Byte, 64> signature{};
    std::copy(bytes->begin(), bytes->end(), signature.begin());
    return signature;
}

std::string write_signature(const std::array<Byte, 64>& signature, std::string_view label) {
    return std::string(label) + "=:" + to_base64(signature) + ":";
}

Result<std::string> signature_base(const HttpMessage& message, const SignatureInput& input) {
    std::string base;
    for (const std::string& component : input.components) {
        CAIRN_TRY(value, value_of(message, component));
        if (!std::all_of(value.begin(), value.end(), is_printable))
            return refused("a component has a character that none may have");
        base += quoted(component) + ": " + value + "\n";
    }
    return base + "\"@signature-params\": " + input.parameters;
}

Result<void> check_signature(std::string_view base, const std::array<Byte, 64>& signature,
                             const std::array<Byte, 32>& key) {
    if (crypto_sign_ed25519_verify_detached(signature.data(),
                                            reinterpret_cast<const Byte*>(base.data()), base.size(),
                                            key.data()) != 0)
        return fail(ErrorKind::corrupt, "signature: it does not hold");
    return {};
}

}  // namespace cairn::seal
