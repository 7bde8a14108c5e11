// SPDX-License-Identifier: AGPL-3.0-or-later
#include "assess/microdata.h"

#include "assess/microdata_fit.h"
#include "assess/parallel.h"
#include "assess/seeded.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace cairn::assess {
namespace {

// A sweep that changes fewer cells than this share is the last one.
constexpr double settled_share = 0.002;

// Which values may stand alone, and which together.
class Allowed {
  public:
    Allowed(const Codebook& codebook, const Plan& plan, const Publication& publication)
        : dimensions_(codebook.dimensions().size()), pairs_(dimensions_ * dimensions_) {
        for (std::size_t i = 0; i < dimensions_; ++i) {
            const std::size_t size = codebook.dimensions()[i].size;
            sizes_.push_back(size);
            std::vector<char> none(size, 1);
            for (std::size_t code = 0; code < size; ++code)
                none[code] = codebook.forms_combination(i, static_cast<Code>(code)) ? 0 : 1;
            none_.push_back(none);
            alone_.emplace_back(size, 1);
        }
        for (const PublishedTable& table : publication.tables) {
            const Shape shape(plan, table.set);
            if (shape.dimensions.size() == 1) {
                alone_[shape.dimensions[0]] = none_[shape.dimensions[0]];
                for (const std::uint32_t cell : table.cells) alone_[shape.dimensions[0]][cell] = 1;
            } else if (shape.dimensions.size() == 2) {
                add_pair(shape, table);
            }
        }
        for (const auto& picks : codebook.impossible())
            if (picks.size() == 1) alone_[picks[0].first][picks[0].second] = 0;
    }

    bool alone(std::size_t dimension, std::size_t code) const {
        return alone_[dimension][code] != 0;
    }
    // With all values of the record in the first `filled` dimensions of `order`, but its own.
    bool fits(const Code* record, std::size_t dimension, std::size_t code,
              std::span<const std::size_t> filled) const {
        if (!alone(dimension, code)) return false;
        for (const std::size_t other : filled) {
            const auto& pair = pairs_[dimension * dimensions_ + other];
            if (other == dimension || pair.empty()) continue;
            if (pair[code * sizes_[other] + record[other]] == 0) return false;
        }
        return true;
    }

  private:
    void add_pair(const Shape& shape, const PublishedTable& table) {
        const std::size_t a = shape.dimensions[0];
        const std::size_t b = shape.dimensions[1];
        auto& forth = pairs_[a * dimensions_ + b];
        auto& back = pairs_[b * dimensions_ + a];
        forth.assign(shape.cells, 0);
        back.assign(shape.cells, 0);
        for (const std::uint32_t cell : table.cells) forth[cell] = 1;
        for (std::size_t i = 0; i < sizes_[a]; ++i) {
            for (std::size_t j = 0; j < sizes_[b]; ++j) {
                char& one = forth[i * sizes_[b] + j];
                if (none_[a][i] != 0 || none_[b][j] != 0) one = 1;
                back[j * sizes_[a] + i] = one;
            }
        }
    }

    std::size_t dimensions_;
    std::vector<std::size_t> sizes_;
    std::vector<std::vector<char>> none_, alone_;
    std::vector<std::vector<char>> pairs_;
};

std::vector<double> clipped(const Estimate& table) {
    std::vector<double> values(table.numerators.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::max(0.0, table.value(i));
    return values;
}

// How much two dimensions tell of each other, by their table's estimates.
double mutual_information(const Shape& shape, const std::vector<double>& cells) {
    std::vector<double> rows(shape.sizes[0]), columns(shape.sizes[1]);
    double total = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        rows[shape.code(i, 0)] += cells[i];
        columns[shape.code(i, 1)] += cells[i];
        total += cells[i];
    }
    double sum = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double expected = rows[shape.code(i, 0)] * columns[shape.code(i, 1)];
        if (cells[i] > 0) sum += cells[i] * std::log(cells[i] * total / expected);
    }
    return sum;
}

// From which table a dimension is drawn when those before it are known.
struct Source {
    std::size_t dimension = 0;
    Shape shape;
    std::vector<double> cells;
};

// Each dimension is drawn given the (at most two) earlier ones that tell most of it, as far as the
// plan has their table: a Bayesian network of degree two (Zhang et al., PrivBayes, 2017).
std::vector<Source> sources_of(const Reconstruction& reconstruction, std::size_t dimensions) {
    const Plan& plan = reconstruction.plan();
    const auto known = [&](Set set) {
        return std::any_of(plan.residuals().begin(), plan.residuals().end(),
                           [&](const Residual& residual) { return residual.set == set; });
    };
    std::vector<Source> sources;
    for (std::size_t i = 0; i < dimensions; ++i) {
        std::vector<std::pair<double, std::size_t>> parents;
        for (std::size_t j = 0; j < i; ++j) {
            const Set pair = set_of(i) | set_of(j);
            if (!known(pair)) continue;
            const Shape shape(plan, pair);
            parents.emplace_back(-mutual_information(shape, clipped(reconstruction.table(pair))),
                                 j);
        }
        std::sort(parents.begin(), parents.end());
        Set set = known(set_of(i)) ? set_of(i) : 0;
        for (const auto& [information, parent] : parents) {
            if (length_of(set) == 3) break;
            if (known(set | set_of(parent))) set |= set_of(parent);
        }
        sources.push_back({i, Shape(plan, set), clipped(reconstruction.table(set))});
    }
    return sources;
}

// Records are drawn, and first improved, in lanes that may run at the same time: each lane fits its
// share of the records to that share of the estimates, so that the outcome does not depend on
// threads. (Lanes that all worked on the same distance overshot together.)
constexpr std::size_t lanes = 2;

class Maker {
  public:
    Maker(const Codebook& codebook, const Reconstruction& reconstruction,
          const Publication& publication, const MicrodataOptions& options)
        : codebook_(codebook),
          allowed_(codebook, reconstruction.plan(), publication),
          fit_(codebook, reconstruction, publication),
          options_(options),
          width_(codebook.dimensions().size()),
          order_(width_) {
        std::iota(order_.begin(), order_.end(), 0);
        for (const Dimension& dimension : codebook.dimensions())
            widest_ = std::max<std::size_t>(widest_, dimension.size);
    }

    void draw(const Reconstruction& reconstruction, std::size_t count) {
        count_ = count;
        const auto sources = sources_of(reconstruction, width_);
        codes_.resize(count * width_);
        in_parallel(lanes, options_.threads, [&](unsigned, std::size_t lane) {
            Seeded random(options_.seed * lanes + lane);
            std::vector<float> scores(widest_);
            for (std::size_t row = begin_of(lane); row < begin_of(lane + 1); ++row)
                for (const Source& source : sources)
                    draw_value(codes_.data() + row * width_, source, random, scores);
        });
    }

    // Looks once at every cell, each lane for itself.
    void sweep_lanes(const Plan& plan) {
        in_parallel(lanes, options_.threads, [&](unsigned, std::size_t lane) {
            const std::size_t from = begin_of(lane);
            const std::size_t to = begin_of(lane + 1);
            Derivatives own = fit_.begin(plan, Histograms(codebook_, records(from, to)),
                                         1.0F / static_cast<float>(lanes));
            improve_rows(from, to, own);
        });
    }

    // Looks at every cell so many times, all records together, until little changes.
    void sweep(const Plan& plan, std::size_t times) {
        Derivatives all = fit_.begin(plan, Histograms(codebook_, records()), 1);
        const auto cells = static_cast<double>(codes_.size());
        for (std::size_t i = 0; i < times; ++i)
            if (static_cast<double>(improve_rows(0, count_, all)) < settled_share * cells) return;
    }

    Records records() const { return records(0, count_); }

  private:
    std::size_t begin_of(std::size_t lane) const { return count_ * lane / lanes; }

    Records records(std::size_t from, std::size_t to) const {
        Records records;
        records.count = to - from;
        records.columns.resize(width_);
        for (std::size_t i = 0; i < width_; ++i) {
            records.columns[i].reserve(to - from);
            for (std::size_t row = from; row < to; ++row)
                records.columns[i].push_back(codes_[row * width_ + i]);
        }
        return records;
    }

    void draw_value(Code* record, const Source& source, Seeded& random,
                    std::vector<float>& scores) const {
        const std::size_t size = codebook_.dimensions()[source.dimension].size;
        std::size_t begin = 0;
        std::size_t stride = 0;
        for (std::size_t axis = 0; axis < source.shape.sizes.size(); ++axis) {
            const std::size_t dimension = source.shape.dimensions[axis];
            if (dimension == source.dimension)
                stride = source.shape.strides[axis];
            else
                begin += source.shape.strides[axis] * record[dimension];
        }
        const std::span<const std::size_t> before(order_.data(), source.dimension);
        double total = 0;
        for (std::size_t code = 0; code < size; ++code) {
            scores[code] = static_cast<float>(source.cells[begin + code * stride]);
            if (scores[code] > 0 && !allowed_.fits(record, source.dimension, code, before))
                scores[code] = 0;
            total += scores[code];
        }
        // Where "no value" is possible it always fits; else the first code stands in, and the
        // sweeps move it.
        record[source.dimension] = 0;
        double left = random.unit() * total;
        for (std::size_t code = 0; code < size; ++code) {
            left -= scores[code];
            if (scores[code] > 0 && left <= 0) {
                record[source.dimension] = static_cast<Code>(code);
                break;
            }
        }
    }

    std::size_t improve_rows(std::size_t from, std::size_t to, Derivatives& derivatives) {
        std::size_t changed = 0;
        std::vector<float> scores(widest_);
        for (std::size_t row = from; row < to; ++row)
            for (std::size_t dimension = 0; dimension < width_; ++dimension)
                changed += improve(codes_.data() + row * width_, dimension, derivatives, scores);
        return changed;
    }

    std::size_t improve(Code* record, std::size_t dimension, Derivatives& derivatives,
                        std::vector<float>& scores) const {
        fit_.score(derivatives, record, dimension, scores.data());
        const Code from = record[dimension];
        const std::size_t size = codebook_.dimensions()[dimension].size;
        float best = scores[from] - fit_.cost_of(dimension);
        Code to = from;
        for (std::size_t code = 0; code < size; ++code) {
            if (scores[code] >= best || !allowed_.fits(record, dimension, code, order_)) continue;
            best = scores[code];
            to = static_cast<Code>(code);
        }
        if (to == from) return 0;
        fit_.move(derivatives, record, dimension, from, to);
        record[dimension] = to;
        return 1;
    }

    const Codebook& codebook_;
    Allowed allowed_;
    Fit fit_;
    MicrodataOptions options_;
    std::size_t width_;
    std::size_t widest_ = 0;
    std::size_t count_ = 0;
    std::vector<std::size_t> order_;
    std::vector<Code> codes_;
};

}  // namespace

Records make_microdata(const Codebook& codebook, const Reconstruction& reconstruction,
                       const Publication& publication, const MicrodataOptions& options) {
    Maker maker(codebook, reconstruction, publication, options);
    const double total = std::min(std::round(publication.total), static_cast<double>(records_max));
    const auto count = static_cast<std::size_t>(std::max(0.0, total));
    maker.draw(reconstruction, count);
    if (options.sweeps > 0) maker.sweep_lanes(reconstruction.plan());
    if (options.sweeps > 1) maker.sweep(reconstruction.plan(), options.sweeps - 1);
    return maker.records();
}

}  // namespace cairn::assess
