// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "assess/records.h"
#include "assess/seeded.h"

#include <cmath>

namespace cairn::assess {

// Invented records for tests, audits and benchmarks: nobody stands behind them.
struct SyntheticShape {
    std::vector<std::size_t> sizes;  // codes of each attribute, "no value" included
    std::size_t count = 0;
    double empty = 0.2;      // how much of the cells is empty
    double stray = 0.02;     // how many cells say something that the kind does not
    std::size_t kinds = 12;  // how many kinds of cases the records fall into
};

struct Synthetic {
    Codebook codebook;
    Records records;
};

// Records of a few kinds of cases, some common and some rare. Each kind prefers a few values of
// every attribute, so that combinations depend on each other and many never occur.
inline Synthetic synthetic(const SyntheticShape& shape, std::uint64_t seed) {
    Seeded random(seed);
    std::vector<Attribute> attributes;
    for (std::size_t i = 0; i < shape.sizes.size(); ++i) {
        Attribute attribute;
        attribute.name = "a" + std::to_string(i);
        attribute.none = {""};
        for (std::size_t v = 1; v < shape.sizes[i]; ++v)
            attribute.values.push_back(shape.sizes[i] == 2 ? "1" : "v" + std::to_string(v));
        attributes.push_back(std::move(attribute));
    }
    // preferred[kind][attribute]: the values of a kind, the first ones oftener.
    std::vector<std::vector<std::vector<Code>>> preferred(shape.kinds);
    for (auto& kind : preferred) {
        for (const std::size_t size : shape.sizes) {
            std::vector<Code> values;
            const std::size_t count = 1 + random.below(std::min<std::size_t>(size, 4));
            for (std::size_t k = 0; k < count; ++k)
                values.push_back(static_cast<Code>(random.below(size)));
            kind.push_back(std::move(values));
        }
    }
    Records records;
    records.count = shape.count;
    records.columns.resize(shape.sizes.size());
    for (std::size_t row = 0; row < shape.count; ++row) {
        // Kind k is about 0.7 times as common as kind k - 1.
        std::size_t kind = 0;
        while (kind + 1 < shape.kinds && random.unit() < 0.7) ++kind;
        for (std::size_t i = 0; i < shape.sizes.size(); ++i) {
            const auto& values = preferred[kind][i];
            std::size_t pick = 0;
            while (pick + 1 < values.size() && random.unit() < 0.45) ++pick;
            const bool none = random.unit() < shape.empty;
            const bool stray = random.unit() < shape.stray;
            Code code = values[pick];
            if (stray) code = static_cast<Code>(random.below(shape.sizes[i]));
            records.columns[i].push_back(none ? Code{0} : code);
        }
    }
    return {Codebook::create("Invented records", std::move(attributes)).value(),
            std::move(records)};
}

}  // namespace cairn::assess
