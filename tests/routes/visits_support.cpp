#include <fmt/format.h>

#include <charconv>

#include "platform/journal/sealer.hpp"
#include "support/drawings.hpp"
#include "visits.hpp"

namespace tb::trial {
namespace {

std::string path_of(const Scene& scene, std::string_view rest = {}) {
  return fmt::format("/api/v1/cases/{}{}", scene.number, rest);
}

// ---- what must stand

void nothing(Scene&) {}
void draft(Scene& scene) {
  auto& company = scene.people->as("company1");
  scene.number = scene.town().draft(company, kVenue);
}
void empty_draft(Scene& scene) {
  const auto made = scene.people->as("company1")
                        .post("/api/v1/cases", fmt::format(R"({{"item_code":"{}"}})", kVenue));
  scene.number = made.text("number");
}
void received(Scene& scene) {
  auto& company = scene.people->as("company1");
  scene.number = scene.town().submitted(company, kVenue);
}
// One act after the other, each by the account that may; the next task is left open.
void done(Scene& scene, std::initializer_list<std::pair<std::string_view, std::string_view>> acts) {
  received(scene);
  for (const auto& [account, outcome] : acts) {
    auto& person = scene.people->as(account);
    const auto said =
        scene.town().complete(person, scene.number, fmt::format(R"({{"outcome":"{}"}})", outcome));
    EXPECT_EQ(said.status, 200) << said.body;
  }
}
void accepted(Scene& scene) { done(scene, {{"clerk1", "accept"}}); }
void examined(Scene& scene) {
  done(scene, {{"clerk1", "accept"}, {"reviewer1", "pass"}});
  auto& approver = scene.people->as("approver1");
  scene.task = scene.town().task(approver, scene.number);
}
void granted(Scene& scene) {
  done(scene, {{"clerk1", "accept"}, {"reviewer1", "pass"}, {"approver1", "grant"}});
  auto& company = scene.people->as("company1");
  scene.id = company.get(path_of(scene)).text("licence/number");
}
void held(Scene& scene) {
  accepted(scene);
  auto& reviewer = scene.people->as("reviewer1");
  const auto said = reviewer.post(
      path_of(scene, "/holds"), R"({"kind":"testing","reason":"送检","planned_end":"2026-03-06"})");
  EXPECT_EQ(said.status, 201) << said.body;
  scene.id = said.text("hold/id");
}
void with_document(Scene& scene) {
  received(scene);
  auto& company = scene.people->as("company1");
  scene.path = company.get(path_of(scene)).text("documents/0/url");
}
// A second look is what most looks are: the first prints and keeps the paper.
void with_printed_document(Scene& scene) {
  with_document(scene);
  EXPECT_EQ(scene.people->as("company1").get(scene.path).status, 200);
}
void with_printed_licence(Scene& scene) {
  granted(scene);
  const auto path = "/api/v1/licences/" + scene.id + "/pdf";
  EXPECT_EQ(scene.people->as("company1").get(path).status, 200);
}

// A case whose process found no way on, and a model that is mended since.
void stuck(Scene& scene) {
  auto& models = *scene.town().city().models;
  EXPECT_TRUE(models.publish(
      {.key = "permit",
       .xml = changed_drawing("permit", R"(outcome = "accept")", R"(outcome = "taken")")}));
  accepted(scene);
  EXPECT_TRUE(models.publish({.key = "permit", .xml = drawing_of("permit")}));
  const auto list = scene.people->as("sysadmin").get("/api/v1/ops/incidents");
  scene.id = list.text(fmt::format("items/{}/id", list.at("items").as_array().size() - 1));
}
// Another text than the newest version, and which version that is.
void with_edited_table(Scene& scene) {
  auto& admin = scene.people->as("sysadmin");
  scene.id = admin.get("/api/v1/decisions/yellow_card").text("version");
  scene.path = changed_table("yellow_card", "<description>", "<description>" + scene.id);
}
// The same of a drawing.
void with_edited_drawing(Scene& scene) {
  auto& admin = scene.people->as("sysadmin");
  scene.id = admin.get("/api/v1/processes/permit").text("version");
  scene.path = changed_drawing("permit", "<bpmn:documentation>", "<bpmn:documentation>" + scene.id);
}
void dead_job(Scene& scene) {
  auto& queue = *scene.town().city().queue;
  const RetryRule once{.tries = 1};
  EXPECT_TRUE(queue.ensure("print", std::to_string(scene.town().database().node_clock().us)));
  const auto job = queue.take("print", once, kMinute)->value();
  EXPECT_TRUE(
      queue.fail(job, {ErrorKind::unavailable, "printer.away", "打印机没有开机", {}}, once, 0, 0));
  scene.id = std::to_string(job.id.value);
}

// A case that waits for a system, or for a message.
void waits_outside(Scene& scene) {
  auto xml = changed_drawing(
      "permit", R"(<bpmn:sequenceFlow id="to_accept" sourceRef="received" targetRef="accept"/>)",
      R"(<bpmn:sequenceFlow id="to_outside" sourceRef="received" targetRef="outside"/><bpmn:serviceTask id="outside" name="查登记" tb:topic="visit"/>)"
      R"(<bpmn:boundaryEvent id="told" attachedToRef="outside"><bpmn:messageEventDefinition/></bpmn:boundaryEvent><bpmn:sequenceFlow id="when_told" sourceRef="told" targetRef="accept"/>)"
      R"(<bpmn:sequenceFlow id="to_accept" sourceRef="outside" targetRef="accept"/>)");
  auto& models = *scene.town().city().models;
  EXPECT_TRUE(models.publish({.key = "permit", .xml = xml}));
  received(scene);
  EXPECT_TRUE(models.publish({.key = "permit", .xml = drawing_of("permit")}));
}
void leased(Scene& scene) {
  waits_outside(scene);
  const auto said = scene.people->as("system1").post(
      "/api/v1/errands/lease", R"({"topic":"visit","worker":"visit","limit":100,"seconds":600})");
  const auto last = fmt::format("items/{}/", said.at("items").as_array().size() - 1);
  scene.id = said.text(last + "id");
  scene.task = said.text(last + "fence");
}
void suspended(Scene& scene) {
  received(scene);
  const auto said = scene.people->as("sysadmin")
                        .post(fmt::format("/api/v1/ops/processes/{}/suspend", scene.number),
                              R"({"reason":"先停一停"})");
  EXPECT_EQ(said.status, 200) << said.body;
}

// ---- the requests

using Request = std::function<Said(const Scene&, Person&)>;

Request get(std::string path) {
  return [path](const Scene&, Person& who) { return who.get(path); };
}
Request get_case(std::string rest = {}) {
  return [rest](const Scene& scene, Person& who) { return who.get(path_of(scene, rest)); };
}
Request post_case(std::string rest, std::string body) {
  return [rest, body](const Scene& scene, Person& who) {
    return who.post(path_of(scene, rest), body, fmt::format("visit-{}{}", scene.number, rest));
  };
}
Request at_path() {
  return [](const Scene& scene, Person& who) { return who.get(scene.path); };
}
Request with_id(std::string before, std::string after, bool posts = false) {
  return [=](const Scene& scene, Person& who) {
    const auto path = before + scene.id + after;
    return posts ? who.post(path, "") : who.get(path);
  };
}

// A model posted as it is to `path`, with `more` in front of its text.
Request post_model(std::string path, std::string xml, std::string more = {}) {
  return [=](const Scene&, Person& who) {
    return who.post(path,
                    fmt::format(R"({{{}"xml":{}}})", more, json::serialize(json::string(xml))));
  };
}
Request publish_model(std::string path) {
  return [path](const Scene& scene, Person& who) {
    return who.post(path + "/versions",
                    fmt::format(R"({{"xml":{},"based_on":{},"note":"试","accept_warnings":true}})",
                                json::serialize(json::string(scene.path)), scene.id));
  };
}

Request on_errand(std::string act, std::string rest) {
  return [=](const Scene& scene, Person& who) {
    return who.post(fmt::format("/api/v1/errands/{}/{}", scene.id, act),
                    fmt::format(R"({{"fence":{}{}}})", scene.task, rest));
  };
}
Request on_process(std::string act, std::string body = {}) {
  return [=](const Scene& scene, Person& who) {
    const auto path = fmt::format("/api/v1/ops/processes/{}{}", scene.number, act);
    return body.empty() ? who.get(path) : who.post(path, body);
  };
}

identity::Facts task_facts(std::string act, std::string scope) {
  identity::Facts out;
  out.act = std::move(act);
  out.task_scope = std::move(scope);
  return out;
}

std::vector<Visit> open_visits() {
  const std::string law = "administrative_licensing_law";
  return {
      {"health.live", "", nothing, get("/health/live")},
      {"health.ready", "", nothing, get("/health/ready")},
      {"metrics.read", "", nothing, get("/metrics")},
      {"api.openapi", "", nothing, get("/api/v1/openapi.json")},
      {"api.docs", "", nothing, get("/api/v1/docs")},
      {"meta.read", "", nothing, get("/api/v1/meta")},
      {"items.search", "", nothing, get("/api/v1/items?q=%E8%AE%B8%E5%8F%AF&limit=20")},
      {"items.read", "", nothing, get("/api/v1/items/" + std::string(kVenue))},
      {"items.situation", "", nothing,
       [](const Scene&, Person& who) {
         return who.post(fmt::format("/api/v1/items/{}/situation", kVenue),
                         R"({"answers":{"central_air":true}})");
       }},
      {"topics.list", "", nothing, get("/api/v1/topics")},
      {"notices.list", "", nothing, get("/api/v1/notices")},
      {"regions.list", "", nothing, get("/api/v1/regions")},
      {"laws.read", "", nothing, get("/api/v1/laws/" + law)},
      {"laws.article", "", nothing, get("/api/v1/laws/" + law + "/articles/42")},
      {"progress.read", "", received,
       [](const Scene& scene, Person& who) {
         return who.get("/api/v1/public/progress?number=" + scene.number +
                        "&name=%E5%B9%BF%E5%AE%89%E9%9D%92%E7%A6%BE%E7%BE%8E%E5%AE%B9%E7%BE%8E%"
                        "E5%8F%91%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8");
       }},
      {"licences.verify", "", granted, with_id("/api/v1/licences/", "/verification")},
      {"sessions.create", "", nothing,
       [](const Scene&, Person& who) {
         return who.post("/api/v1/sessions", R"({"account":"citizen1","password":"Tongban#2026"})");
       }},
      {"sessions.current", "company1", nothing, get("/api/v1/sessions/current")},
      {"sessions.end", "company1", nothing,
       [](const Scene&, Person& who) { return who.del("/api/v1/sessions/current"); }},
  };
}

std::vector<Visit> applicant_visits() {
  const auto file = [](const Scene& scene, Person& who) {
    return who.upload(path_of(scene, "/materials"), "hygiene_rules", "制度.pdf", kPdf);
  };
  return {
      {"cases.create", "company1", nothing,
       [](const Scene& scene, Person& who) {
         return who.post("/api/v1/cases",
                         fmt::format(R"({{"item_code":"{}","form":{}}})", kVenue, form_of(kVenue)),
                         "visit-" + std::to_string(scene.town().database().node_clock().us));
       }},
      {"cases.list", "supervisor1", received, get("/api/v1/cases?mine=false")},
      {"cases.read", "company1", received, get_case()},
      {"cases.patch", "company1", draft,
       [](const Scene& scene, Person& who) {
         return who.patch(path_of(scene), R"({"form":{"place_name":"青禾二店"}})");
       }},
      {"cases.submit", "company1", draft, post_case("/submit", "{}")},
      {"cases.withdraw", "company1", accepted, post_case("/withdraw", R"({"reason":"不办了"})")},
      {"materials.add", "company1", empty_draft, file},
      {"materials.remove", "company1", draft,
       [](const Scene& scene, Person& who) {
         return who.del(path_of(scene, "/materials/hygiene_rules"));
       }},
      {"materials.file", "company1", received, get_case("/materials/hygiene_rules/file")},
      {"cases.decisions", "company1", received, get_case("/decisions")},
      {"cases.history", "company1", received, get_case("/history")},
      {"cases.export", "company1", received, get_case("/history/xes")},
      {"documents.pdf", "company1", with_printed_document, at_path()},
      {"licences.read", "company1", granted, with_id("/api/v1/licences/", "")},
      {"licences.pdf", "company1", with_printed_licence, with_id("/api/v1/licences/", "/pdf")},
      {"processes.read", "company1", nothing, get("/api/v1/processes/permit/1")},
  };
}

std::vector<Visit> outside_visits() {
  return {
      {"errands.lease", "system1", waits_outside,
       [](const Scene&, Person& who) {
         return who.post("/api/v1/errands/lease", R"({"topic":"visit","worker":"visit"})");
       }},
      {"errands.complete", "system1", leased, on_errand("complete", R"(,"variables":{"a":1})")},
      {"errands.fail", "system1", leased, on_errand("fail", R"(,"reason":"系统在维护")")},
      {"errands.keep", "system1", leased, on_errand("keep", R"(,"seconds":600)")},
      {"cases.message", "system1", waits_outside, post_case("/messages", R"({"name":"told"})")},
      {"signals.send", "sysadmin", nothing,
       [](const Scene&, Person& who) {
         return who.post("/api/v1/signals", R"({"name":"hall reopened"})");
       }},
      {"processes.standing", "sysadmin", received, on_process("")},
      {"processes.replay", "sysadmin", received, on_process("/replay")},
      {"processes.suspend", "sysadmin", received,
       on_process("/suspend", R"({"reason":"先停一停"})")},
      {"processes.resume", "sysadmin", suspended, on_process("/resume", R"({"reason":"接着办"})")},
      {"processes.move_token", "sysadmin", received,
       on_process("/move", R"({"token":1,"element":"review","reason":"已经受理过"})")},
  };
}

std::vector<Visit> staff_visits() {
  return {
      {"tasks.list", "reviewer1", accepted, get("/api/v1/tasks")},
      {"tasks.queues", "reviewer1", accepted, get("/api/v1/tasks/queues")},
      {"tasks.read", "approver1", examined,
       [](const Scene& scene, Person& who) { return who.get("/api/v1/tasks/" + scene.task); }},
      {"tasks.complete", "approver1", examined,
       [](const Scene& scene, Person& who) {
         return who.post("/api/v1/tasks/" + scene.task + "/complete", R"({"outcome":"grant"})",
                         "visit-" + scene.task);
       },
       task_facts("decide", "approver@511602032")},
      {"holds.start", "reviewer1", accepted,
       post_case("/holds", R"({"kind":"testing","reason":"送检","planned_end":"2026-03-06"})")},
      {"holds.end", "reviewer1", held,
       [](const Scene& scene, Person& who) {
         return who.post(path_of(scene, "/holds/" + scene.id + "/end"), R"({"result":"合格"})",
                         "visit-" + scene.id);
       }},
      {"cases.extend", "head1", accepted,
       post_case("/extension", R"({"reason":"现场情况复杂，需要再次核查"})")},
      {"incidents.list", "sysadmin", stuck, get("/api/v1/ops/incidents")},
      {"incidents.retry", "sysadmin", stuck, with_id("/api/v1/ops/incidents/", "/retry", true)},
      {"incidents.skip", "sysadmin", stuck,
       [](const Scene& scene, Person& who) {
         return who.post("/api/v1/ops/incidents/" + scene.id + "/skip",
                         R"({"element":"review","reason":"图画错了"})");
       }},
      {"decisions.list", "sysadmin", nothing, get("/api/v1/decisions")},
      {"decisions.read", "sysadmin", nothing, get("/api/v1/decisions/remedy")},
      {"decisions.version", "sysadmin", nothing, get("/api/v1/decisions/remedy/versions/1")},
      {"decisions.check", "sysadmin", nothing,
       post_model("/api/v1/decisions/yellow_card/check", table_of("yellow_card"))},
      {"decisions.try", "sysadmin", nothing,
       post_model("/api/v1/decisions/yellow_card/try", table_of("yellow_card"),
                  R"("decision":"黄牌","inputs":{"时限":20},)")},
      {"decisions.publish", "sysadmin", with_edited_table,
       publish_model("/api/v1/decisions/yellow_card")},
      {"processes.list", "sysadmin", nothing, get("/api/v1/processes")},
      {"processes.model", "sysadmin", nothing, get("/api/v1/processes/permit")},
      {"processes.version", "sysadmin", nothing, get("/api/v1/processes/permit/versions/1")},
      {"processes.check", "sysadmin", nothing,
       post_model("/api/v1/processes/permit/check", drawing_of("permit"))},
      {"processes.play", "sysadmin", nothing,
       post_model("/api/v1/processes/permit/play", drawing_of("permit"), R"("steps":[],)")},
      {"processes.migrate", "sysadmin", with_edited_drawing,
       [](const Scene& scene, Person& who) {
         return who.post(
             "/api/v1/processes/permit/migrations",
             fmt::format(
                 R"({{"from":{0},"to":{0},"mapping":[],"reason":"","dry_run":true,"cursor":""}})",
                 scene.id));
       }},
      {"processes.publish", "sysadmin", with_edited_drawing,
       publish_model("/api/v1/processes/permit")},
      {"jobs.list", "sysadmin", dead_job, get("/api/v1/ops/jobs")},
      {"jobs.retry", "sysadmin", dead_job, with_id("/api/v1/ops/jobs/", "/retry", true)},
      {"audit.checkpoints", "auditor", nothing, get("/api/v1/audit/checkpoints")},
  };
}

}  // namespace

std::vector<Visit> visits() {
  auto out = open_visits();
  for (auto part : {applicant_visits(), outside_visits(), staff_visits()})
    out.insert(out.end(), part.begin(), part.end());
  return out;
}

Cost spent(People& people, std::string_view route) {
  const auto figures = people.as("").get("/metrics").body;
  const auto figure = [&](std::string_view what) {
    const auto label = fmt::format(R"(tb_http_store_total{{route="{}",what="{}"}} )", route, what);
    const auto at = figures.find(label);
    int out = 0;
    if (at != std::string::npos)
      std::from_chars(figures.data() + at + label.size(), figures.data() + figures.size(), out);
    return out;
  };
  return {figure("statements"), figure("flushes"), figure("rows")};
}

}  // namespace tb::trial
