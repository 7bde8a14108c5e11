// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/json.h"
#include "publish/publisher.h"

#include <string>
#include <string_view>

// How to cite a resource. Each form names the edition in `language`, else the first one, by the
// title that edition bears, and puts a translation of the title after it only in the sentence.
namespace cairn::publish {

// A sentence in one of the six languages, in the manner of APA:
// "International Labour Organization. (18 March 2020). ILO Monitor (8th edition). https://..."
std::string citation(const Publisher& publisher, const library::Resource& resource,
                     std::string_view language);

// RIS, as reference managers read it; lines end in CR LF. application/x-research-info-systems
std::string ris(const Publisher& publisher, const library::Resource& resource,
                std::string_view language);

// One BibTeX entry in UTF-8, its key the resource's id. application/x-bibtex
std::string bibtex(const Publisher& publisher, const library::Resource& resource,
                   std::string_view language);

// An array of one item of CSL-JSON 1.0.2. application/vnd.citationstyles.csl+json
json::Array csl_json(const Publisher& publisher, const library::Resource& resource,
                     std::string_view language);

}  // namespace cairn::publish
