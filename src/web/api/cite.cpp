// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/citation.h"

#include "web/api/answer.h"
#include "web/api/api.h"

namespace cairn::web::api {

Result<http::Response> cite(const Page& page) {
    const std::string& form = page.parts.at(1);
    CAIRN_TRY(found, page.hub.resource(page.parts.at(0)));
    const publish::Publisher publisher = publisher_of(page);
    http::Response response;
    if (form == "ris")
        response = public_answer(publish::ris(publisher, found.resource, page.language),
                                 "application/x-research-info-systems");
    else if (form == "bib")
        response = public_answer(publish::bibtex(publisher, found.resource, page.language),
                                 "application/x-bibtex; charset=utf-8");
    else if (form == "csl.json")
        response = public_answer(
            json::write(json::Value(publish::csl_json(publisher, found.resource, page.language))),
            "application/vnd.citationstyles.csl+json");
    else
        return fail(ErrorKind::not_found, "there is no such form of citation");
    // An id holds nothing that a quoted file name could not.
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + found.resource.id + "." + form + "\"");
    return response;
}

}  // namespace cairn::web::api
