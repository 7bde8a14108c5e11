// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/ledger.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>

namespace cairn::assess {
namespace {

constexpr std::size_t ledger_bytes_max = 64U << 20U;
constexpr std::size_t word_bytes_max = 200;
// For the rounding of sums of doubles, far below what any loss is stated to.
constexpr double rounding = 1 + 1e-12;

tl::unexpected<Error> could_not(const char* verb, const std::filesystem::path& path) {
    const int code = errno;
    return fail(ErrorKind::unavailable,
                std::string("could not ") + verb + " the ledger " + path.string() + ": " +
                    std::strerror(code));  // NOLINT(concurrency-mt-unsafe)
}

// Holds the ledger's file locked; the lock goes with the descriptor.
class Locked {
  public:
    explicit Locked(const std::filesystem::path& path)
        : number_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (number_ >= 0 && ::flock(number_, LOCK_EX) != 0) {
            ::close(number_);
            number_ = -1;
        }
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    int number_;
};

Result<double> number_at(const json::Object& object, std::string_view name) {
    const json::Value* value = object.if_contains(name);
    if (value == nullptr || !value->is_number())
        return fail(ErrorKind::corrupt, std::string(name) + ": must be a number");
    return value->to_number<double>();
}

std::string line_of(const Charge& charge) {
    return json::write(json::Object{{"id", charge.id},
                                    {"at", charge.at},
                                    {"period", charge.period},
                                    {"records", charge.records},
                                    {"request", charge.request},
                                    {"rho", charge.rho},
                                    {"epsilon", charge.loss.epsilon},
                                    {"delta", charge.loss.delta},
                                    {"tables", charge.tables},
                                    {"by", charge.by}}) +
           "\n";
}

Result<Charge> parse_charge(std::string_view line) {
    CAIRN_TRY(object, json::parse_object(line));
    Charge charge;
    for (const auto& [name, text] :
         {std::pair{"id", &charge.id}, std::pair{"at", &charge.at},
          std::pair{"period", &charge.period}, std::pair{"records", &charge.records},
          std::pair{"request", &charge.request}}) {
        CAIRN_TRY(value, json::required_text(object, name));
        *text = value;
    }
    CAIRN_TRY(by, json::text_at(object, "by"));
    CAIRN_TRY(rho, number_at(object, "rho"));
    CAIRN_TRY(epsilon, number_at(object, "epsilon"));
    CAIRN_TRY(delta, number_at(object, "delta"));
    CAIRN_TRY(tables, json::integer_at(object, "tables"));
    if (!(rho > 0)) return fail(ErrorKind::corrupt, "rho: must be above 0");
    charge.by = by.value_or("");
    charge.rho = rho;
    charge.loss = {epsilon, delta};
    charge.tables = static_cast<std::uint64_t>(tables.value_or(0));
    return charge;
}

bool write_at_end(int file, std::size_t from, std::string_view bytes) {
    if (::ftruncate(file, static_cast<off_t>(from)) != 0) return false;
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(from));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        from += static_cast<std::size_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0;
}

bool sync_folder(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return false;
    const bool synced = ::fsync(number) == 0;
    ::close(number);
    return synced;
}

}  // namespace

Result<void> Ledger::read() {
    charges_.clear();
    exists_ = false;
    whole_bytes_ = 0;
    const auto bytes = read_file(file_, ledger_bytes_max);
    if (!bytes && bytes.error().kind == ErrorKind::not_found) return {};
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    std::string_view rest = *bytes;
    std::size_t number = 0;
    for (;;) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};  // a line cut off, or nothing
        const std::string_view line = rest.substr(0, end);
        const std::string place = file_.string() + ":" + std::to_string(++number);
        if (number == 1) {
            CAIRN_TRY(object, json::parse_object(line));
            CAIRN_TRY(version, json::integer_at(object, "ledger"));
            if (version != 1) return fail(ErrorKind::corrupt, place + ": this is no ledger");
            CAIRN_TRY(epsilon, number_at(object, "epsilon"));
            CAIRN_TRY(delta, number_at(object, "delta"));
            lifetime_ = {epsilon, delta};
            exists_ = true;
        } else {
            auto charge = parse_charge(line);
            // Nothing may be spent on the word of a ledger that cannot be read in full.
            if (!charge) return fail(ErrorKind::corrupt, place + ": " + charge.error().detail);
            charges_.push_back(std::move(*charge));
        }
        whole_bytes_ += end + 1;
        rest.remove_prefix(end + 1);
    }
}

Result<Ledger> Ledger::open(const std::filesystem::path& file, std::optional<Loss> lifetime) {
    Ledger ledger;
    ledger.file_ = file;
    CAIRN_CHECK(ledger.read());
    if (!ledger.exists_) {
        ledger.lifetime_ = lifetime.value_or(lifetime_default);
    } else if (lifetime && (lifetime->epsilon != ledger.lifetime_.epsilon ||
                            lifetime->delta != ledger.lifetime_.delta)) {
        return fail(ErrorKind::conflict, file.string() + ": this ledger's lifetime is epsilon " +
                                             json::write(json::Value(ledger.lifetime_.epsilon)) +
                                             ", delta " +
                                             json::write(json::Value(ledger.lifetime_.delta)) +
                                             " and cannot be changed; leave the lifetime out");
    }
    CAIRN_TRY(rho, rho_of(ledger.lifetime_));
    ledger.lifetime_rho_ = rho;
    return ledger;
}

double Ledger::spent_rho(const std::string& period) const {
    double sum = 0;
    for (const Charge& charge : charges_)
        if (charge.period == period) sum += charge.rho;
    return sum;
}

const Charge* Ledger::find(const std::string& records, const std::string& period,
                           const std::string& request) const {
    for (const Charge& charge : charges_)
        if (charge.records == records && charge.period == period && charge.request == request)
            return &charge;
    return nullptr;
}

Result<void> Ledger::check(const Charge& wanted) const {
    if (wanted.period.empty() || wanted.period.size() > word_bytes_max ||
        wanted.by.size() > word_bytes_max)
        return fail(ErrorKind::invalid, "period: must be there, and at most 200 bytes long");
    for (const Charge& charge : charges_)
        if (charge.records == wanted.records && charge.period != wanted.period)
            return fail(ErrorKind::forbidden,
                        "these records were counted in the period \"" + charge.period +
                            "\" (release " + charge.id +
                            "); a record belongs to one period for ever, so name that one");
    const double spent = spent_rho(wanted.period);
    if (spent + wanted.rho <= lifetime_rho_ * rounding) return {};
    const double left = std::max(0.0, lifetime_rho_ - spent);
    return fail(ErrorKind::forbidden,
                "the period \"" + wanted.period + "\" has rho " + json::write(json::Value(left)) +
                    " left of " + json::write(json::Value(lifetime_rho_)) + " (epsilon " +
                    json::write(json::Value(epsilon_of(left, lifetime_.delta))) + " at delta " +
                    json::write(json::Value(lifetime_.delta)) + "), and this release would cost " +
                    json::write(json::Value(wanted.rho)) +
                    "; take a smaller --epsilon, or leave these records alone");
}

Result<Charge> Ledger::charge(Charge wanted) {
    const Locked locked(file_);
    if (locked.number() < 0) return could_not("open", file_);
    const Loss lifetime = lifetime_;
    CAIRN_CHECK(read());
    if (!exists_) lifetime_ = lifetime;
    CAIRN_TRY(rho, rho_of(lifetime_));
    lifetime_rho_ = rho;
    if (const Charge* before = find(wanted.records, wanted.period, wanted.request))
        return fail(ErrorKind::conflict, "this release was charged before, as " + before->id);
    CAIRN_CHECK(check(wanted));
    wanted.id = "r" + std::to_string(charges_.size() + 1);
    std::string bytes;
    if (!exists_)
        bytes = json::write(json::Object{
                    {"ledger", 1}, {"epsilon", lifetime_.epsilon}, {"delta", lifetime_.delta}}) +
                "\n";
    bytes += line_of(wanted);
    if (!write_at_end(locked.number(), whole_bytes_, bytes)) return could_not("write", file_);
    if (!sync_folder(file_)) return could_not("sync the folder of", file_);
    whole_bytes_ += bytes.size();
    exists_ = true;
    charges_.push_back(wanted);
    return wanted;
}

}  // namespace cairn::assess
