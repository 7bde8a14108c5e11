// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/release.h"

#include "assess/measured_file.h"
#include "base/file.h"
#include "base/hash.h"

namespace cairn::assess {
namespace {

constexpr std::size_t workload_bytes_max = 16U << 20U;

std::filesystem::path measured_path(const Ledger& ledger, const Charge& charge) {
    return ledger.file().string() + "." + charge.id + ".measured";
}

// What makes two requests the same: the same tables of the same codebook at the same cost.
std::string fingerprint(const ReleaseRequest& request, const Prepared& prepared) {
    const json::Object asked{{"codebook", prepared.codebook.write()},
                             {"workload", to_json(prepared.codebook, prepared.plan.workload())},
                             {"epsilon", request.loss.epsilon},
                             {"delta", request.loss.delta},
                             {"rho", prepared.plan.rho().get_str()}};
    return to_hex(sha256(json::write(asked)));
}

Result<Released> kept(const Ledger& ledger, const Charge& charge, const Plan& plan) {
    Released released;
    auto measurement = read_measurement(measured_path(ledger, charge), charge.request, plan);
    if (!measurement && measurement.error().kind == ErrorKind::not_found)
        return fail(ErrorKind::conflict,
                    "this release was charged as " + charge.id + " on " + charge.at +
                        " but not finished. What it cost stays spent and its noise is not drawn "
                        "again; another release of these records can use what is left");
    if (!measurement) return tl::unexpected<Error>(measurement.error());
    released.measurement = std::move(*measurement);
    released.charge = charge;
    return released;
}

}  // namespace

Result<Prepared> prepare(const ReleaseRequest& request) {
    CAIRN_TRY(text, read_file(request.codebook, codebook_bytes_max));
    auto parsed = Codebook::parse(text);
    if (!parsed) return fail_at(request.codebook.string(), parsed.error());
    Codebook codebook = std::move(*parsed);
    for (const auto& [attribute, level] : request.levels) {
        CAIRN_TRY(coarse, codebook.with_level(attribute, level));
        codebook = std::move(coarse);
    }
    Workload workload;
    if (request.workload) {
        CAIRN_TRY(declared, read_file(*request.workload, workload_bytes_max));
        auto read = parse_workload(codebook, declared);
        if (!read) return fail_at(request.workload->string(), read.error());
        workload = std::move(*read);
    } else {
        CAIRN_TRY(all, all_up_to(codebook, request.length));
        workload = std::move(all);
    }
    CAIRN_TRY(rho, rho_of(request.loss));
    CAIRN_TRY(plan, Plan::make(codebook, std::move(workload), rho));
    return Prepared{std::move(codebook), std::move(plan)};
}

Result<Records> records_of(const ReleaseRequest& request, const Codebook& codebook,
                           const RowProgress& progress) {
    CAIRN_TRY(reader, CsvReader::open(request.records));
    auto records = read_records(reader, codebook, progress);
    if (!records) return fail_at(request.records.string(), records.error());
    return records;
}

std::string fingerprint(const Records& records) {
    std::string hashes = std::to_string(records.count);
    for (const auto& column : records.columns)
        hashes += text_of(
            sha256({reinterpret_cast<const Byte*>(column.data()), column.size() * sizeof(Code)}));
    return to_hex(sha256(hashes));
}

Result<Released> release(const ReleaseRequest& request, const Prepared& prepared,
                         const Clock& clock, Entropy& entropy, const ReleaseListener& listener) {
    CAIRN_TRY(ledger, Ledger::open(request.ledger, request.lifetime));
    CAIRN_TRY(records, records_of(request, prepared.codebook, listener.rows));
    Charge wanted;
    wanted.at = format_time(clock.now());
    wanted.period = request.period;
    wanted.records = fingerprint(records);
    wanted.request = fingerprint(request, prepared);
    wanted.by = request.by;
    wanted.rho = prepared.plan.rho().get_d();
    wanted.loss = request.loss;
    wanted.tables = prepared.plan.workload().size();

    const auto finish = [&](Released released) {
        released.spent_rho = ledger.spent_rho(request.period);
        released.lifetime_rho = ledger.lifetime_rho();
        released.lifetime = ledger.lifetime();
        return released;
    };
    if (const Charge* before = ledger.find(wanted.records, wanted.period, wanted.request)) {
        CAIRN_TRY(released, kept(ledger, *before, prepared.plan));
        return finish(std::move(released));
    }
    CAIRN_TRY(charge, ledger.charge(std::move(wanted)));
    const Histograms histograms(prepared.codebook, records);
    Released released;
    released.measurement =
        measure(prepared.plan, histograms, entropy, request.threads, listener.residuals);
    CAIRN_CHECK(
        write_measurement(measured_path(ledger, charge), charge.request, released.measurement));
    released.charge = charge;
    released.drawn_now = true;
    return finish(std::move(released));
}

}  // namespace cairn::assess
