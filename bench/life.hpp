// The fixed life of nine commands that every bench uses: create, three materials, submit, accept,
// pass, grant, deliver. The first five are a submission.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tb::bench {

inline constexpr std::string_view kItem = "511A0015500009-511602000000-000-115113016823646795-1-00";
inline constexpr std::string_view kForm =
    R"({"applicant_name":"广安青禾美容美发有限公司","credit_code":"91511602MA7DEM0169","phone":"13712345602",)"
    R"("contact_address":"演示大道 88 号","place_name":"青禾美容美发","address":"演示大道 88 号",)"
    R"("category":"公共浴室、理发店、美容店","area_m2":86,"staff_count":1,"health_certificates":)"
    R"([{"name":"赵敏","certificate_no":"演示0001","valid_to":"2030-09-01"}],"central_air":false,)"
    R"("manager":"赵敏","opening_date":"2027-12-20","delivery":"窗口领取","service_address":"演示大道 88 号"})";
inline constexpr std::string_view kPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
inline constexpr std::string_view kBoundary = "bench-7d3f";

inline constexpr std::size_t kCreate = 0, kSubmit = 4, kAccept = 5;
inline constexpr std::size_t kCommandsOfASubmission = 5, kCommandsOfALife = 9;
// Who acts, as an index into these accounts of the demo city.
inline constexpr std::array<const char*, 4> kAccounts{"company1", "clerk1", "reviewer1",
                                                      "approver1"};

// One command as HTTP: always POST.
struct Command {
  std::size_t who;
  std::string path, type, body;
};

// The command at place `index` of a life. `number` is the case's, `task` its open task.
inline Command command_of(std::size_t index, std::string_view number, std::string_view task) {
  constexpr std::array<std::string_view, 3> kMaterials{"layout_plans", "hygiene_report",
                                                       "hygiene_rules"};
  constexpr std::array<std::string_view, 4> kOutcomes{"accept", "pass", "grant", "deliver"};
  constexpr std::array<std::size_t, 4> kActors{1, 2, 3, 1};
  const std::string path = "/api/v1/cases/" + std::string(number), json = "application/json";
  if (index == kCreate)
    return {0, "/api/v1/cases", json,
            R"({"item_code":")" + std::string(kItem) + R"(","form":)" + std::string(kForm) + "}"};
  if (index == kSubmit) return {0, path + "/submit", json, "{}"};
  if (index >= kAccept)
    return {kActors.at(index - kAccept), "/api/v1/tasks/" + std::string(task) + "/complete", json,
            R"({"outcome":")" + std::string(kOutcomes.at(index - kAccept)) + R"("})"};
  const auto part = "--" + std::string(kBoundary) + "\r\n";
  return {0, path + "/materials", "multipart/form-data; boundary=" + std::string(kBoundary),
          part + "Content-Disposition: form-data; name=\"material\"\r\n\r\n" +
              std::string(kMaterials.at(index - 1)) + "\r\n" + part +
              "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
              "Content-Type: application/pdf\r\n\r\n" +
              std::string(kPdf) + "\r\n--" + std::string(kBoundary) + "--\r\n"};
}

// The text of the first string member `name` of a JSON text; empty when there is none.
inline std::string_view member(std::string_view json, std::string_view name) {
  const auto key = "\"" + std::string(name) + "\":\"";
  const auto at = json.find(key);
  if (at == std::string_view::npos) return {};
  const auto from = at + key.size();
  return json.substr(from, json.find('"', from) - from);
}
// The id of the first open task in the answer of a command; empty when there is none.
inline std::string_view open_task(std::string_view answer) {
  const auto at = answer.find(R"("tasks":[{)");
  return at == std::string_view::npos ? std::string_view() : member(answer.substr(at), "id");
}

}  // namespace tb::bench
