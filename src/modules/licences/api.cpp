#include "modules/licences/api.hpp"

#include "platform/http/ranges.hpp"

namespace tb::licences {
namespace {

const identity::Caller& caller_of(const Exchange& exchange) {
  return exchange.caller_as<identity::Caller>();
}

}  // namespace

std::vector<Route> routes(LicenceService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/licences/{number}",
       .name = "licences.read",
       .summary = "一个证照",
       .action = "read_licence",
       .reply = TypeOf<Licence>::get(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.licence(caller_of(x), x.param("number"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/licences/{number}/pdf",
       .name = "licences.pdf",
       .summary = "证照的 PDF",
       .action = "read_licence",
       .cost = {3, 3, 0},
       .reply_type = "application/pdf",
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto number = x.param("number");
         auto paper = TRY(service.pdf(caller_of(x), number));
         return ranged(x,
                       file_reply("application/pdf", std::move(paper.bytes),
                                  std::string(number) + ".pdf", false),
                       paper.digest);
       }},
      {.method = Method::get,
       .path = "/api/v1/licences/{number}/verification",
       .name = "licences.verify",
       .summary = "核验证照真伪，不用登录",
       .action = {},
       .reply = TypeOf<Verification>::get(),
       .cost = {1, 1, 0},
       .needs_session = false,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.verification(x.param("number"))));
       }},
  };
}

}  // namespace tb::licences
