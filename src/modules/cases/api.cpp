#include "modules/cases/api.hpp"

#include "core/text.hpp"
#include "modules/cases/api_act.hpp"
#include "modules/cases/rules_history.hpp"
#include "platform/http/ranges.hpp"

namespace tb::cases {

struct PageQuery {
  std::optional<bool> mine;
  std::optional<std::string> state, item, q;
  std::optional<Due> due;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
struct TaskQuery {
  std::optional<std::string> queue, item, q;
  std::optional<Due> due;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
struct ProgressQuery {
  std::string number, name;
};
TB_DESCRIBED(PageQuery)
TB_DESCRIBED(TaskQuery)
TB_DESCRIBED(ProgressQuery)
TB_STRUCT(PageQuery, mine, state, item, q, due, cursor, limit)
TB_STRUCT(TaskQuery, queue, item, q, due, cursor, limit)
TB_STRUCT(ProgressQuery, number, name)

namespace {

// Fails not_found `case.history_format`.
Result<Reply> history_reply(const CaseHistory& history, std::string_view format) {
  const bool xes = format == "xes";
  if (!xes && format != "csv")
    return not_found("case.history_format", "只能导出 xes 或 csv，请换一种格式");
  Reply reply{.status = 200,
              .content_type = xes ? "application/xml" : "text/csv; charset=utf-8",
              .body = xes ? rules::to_xes(history) : rules::to_csv(history),
              .headers = {}};
  reply.with("Content-Disposition",
             "attachment; filename=\"" + history.case_number + "." + std::string(format) + "\"");
  return reply;
}

template <class Query>
Wanted wanted(const Query& asked, const std::optional<std::string>& step) {
  return {step.value_or(""),         asked.item.value_or(""),
          asked.q.value_or(""),      asked.due,
          asked.cursor.value_or(""), std::clamp<std::int64_t>(asked.limit.value_or(20), 1, 100)};
}

Reply paper_reply(const Exchange& exchange, File file) {
  return ranged(exchange, file_reply(file.type, std::move(file.bytes), file.name, false),
                file.digest);
}

std::vector<Route> reading_routes(CaseService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/cases",
       .name = "cases.list",
       .summary = "我的办件；mine=false 是在办清单：监督人员看本区域的，机关负责人看本机关的",
       .action = "list_cases",
       .query = described<PageQuery>(),
       .reply = described<CaseList>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto asked = TRY(query<PageQuery>(x));
         const auto& caller = caller_of(x);
         const bool mine = asked.mine.value_or(caller.kind != identity::PersonKind::staff);
         const auto what = wanted(asked, asked.state);
         return json_reply(200,
                           TRY(mine ? service.mine(caller, what) : service.by_due(caller, what)));
       }},
      {.method = Method::get,
       .path = "/api/v1/cases/{number}",
       .name = "cases.read",
       .summary = "一件申请的全部情况",
       .action = "read_case",
       .reply = described<Case>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return case_reply(200, TRY(service.read(caller_of(x), x.param("number"))));
       }},
  };
}

std::vector<Route> applicant_routes(CaseService& service) {
  return {
      {.method = Method::post,
       .path = "/api/v1/cases",
       .name = "cases.create",
       .summary = "开始一件申请（草稿）",
       .action = "create_case",
       .request = described<CreateCase>(),
       .reply = described<Case>(),
       .success_status = 201,
       .cost = {5, 2, 4},
       .idempotent = true,
       .handle = act<CreateCase>(201,
                                 [&service](Exchange& x, const CreateCase& r, const Once& o) {
                                   return service.create(caller_of(x), r, o);
                                 })},
      {.method = Method::patch,
       .path = "/api/v1/cases/{number}",
       .name = "cases.patch",
       .summary = "保存草稿或补正内容",
       .action = "edit_case",
       .request = described<PatchCase>(),
       .reply = described<Case>(),
       .cost = {3, 2, 1},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto request = TRY(decode<PatchCase>(x));
         const auto version = TRY(x.if_match());
         return case_reply(200,
                           TRY(service.patch(caller_of(x), x.param("number"), request, version)));
       }},
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/submit",
       .name = "cases.submit",
       .summary = "提交申请或补正",
       .action = "submit_case",
       .request = described<SubmitCase>(),
       .reply = described<Case>(),
       .cost = {17, 2, 15},
       .idempotent = true,
       .handle = act<SubmitCase>(200,
                                 [&service](Exchange& x, const SubmitCase& r, const Once& o) {
                                   return service.submit(caller_of(x), x.param("number"), r, o);
                                 })},
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/withdraw",
       .name = "cases.withdraw",
       .summary = "撤回申请",
       .action = "withdraw_case",
       .request = described<WithdrawCase>(),
       .reply = described<Case>(),
       .cost = {12, 3, 10},
       .idempotent = true,
       .handle = act<WithdrawCase>(200,
                                   [&service](Exchange& x, const WithdrawCase& r, const Once& o) {
                                     return service.withdraw(caller_of(x), x.param("number"), r, o);
                                   })},
  };
}

std::vector<Route> material_routes(CaseService& service) {
  return {
      {.method = Method::post,
       .path = "/api/v1/cases/{number}/materials",
       .name = "materials.add",
       .summary = "上传一份材料",
       .action = "edit_case",
       .reply = described<MaterialAdded>(),
       .success_status = 201,
       .cost = {6, 2, 4},
       .upload = true,
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto* material = x.part("material");
         const auto* file = x.part("file");
         if (material == nullptr || file == nullptr || !file->is_file)
           return invalid(
               "material.incomplete", "请用 material 说明是哪一份材料，用 file 附上文件",
               {{material == nullptr ? "material" : "file", "required", "请补上这一项"}});
         const Upload upload{material->data, file->file_name, file->content_type, file->data};
         const auto added = TRY(service.add_material(caller_of(x), x.param("number"), upload));
         auto reply = json_reply(201, added);
         reply.with("ETag", etag(added.case_version));
         return reply;
       }},
      {.method = Method::del,
       .path = "/api/v1/cases/{number}/materials/{material}",
       .name = "materials.remove",
       .summary = "去掉一份材料",
       .action = "edit_case",
       .reply = described<Case>(),
       .cost = {5, 2, 3},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return case_reply(200, TRY(service.remove_material(caller_of(x), x.param("number"),
                                                            x.param("material"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/cases/{number}/materials/{material}/file",
       .name = "materials.file",
       .summary = "看一份材料",
       .action = "read_document",
       .cost = {2, 2, 0},
       .reply_type = "application/octet-stream",
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return paper_reply(
             x, TRY(service.material_file(caller_of(x), x.param("number"), x.param("material"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/cases/{number}/decisions",
       .name = "cases.decisions",
       .summary = "决策表怎样决定这件申请：按当时的版本和数据重算一遍",
       .action = "read_case",
       .reply = described<CaseDecisionList>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.decided(caller_of(x), x.param("number"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/cases/{number}/history",
       .name = "cases.history",
       .summary = "这件申请在流程图上走过的每一步：谁办的、用了多久、迟了没有",
       .action = "read_case",
       .reply = described<CaseHistory>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.history(caller_of(x), x.param("number"))));
       }},
      {.method = Method::get,
       .path = "/api/v1/cases/{number}/history/{format}",
       .name = "cases.export",
       .summary = "同上，供流程分析用的文件：xes（IEEE 1849）或 csv",
       .action = "read_case",
       .cost = {1, 1, 0},
       .reply_type = "application/octet-stream",
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return history_reply(TRY(service.history(caller_of(x), x.param("number"))),
                              x.param("format"));
       }},
      {.method = Method::get,
       .path = "/api/v1/cases/{number}/documents/{id}",
       .name = "documents.pdf",
       .summary = "一份文书（PDF）",
       .action = "read_document",
       .cost = {3, 3, 0},
       .reply_type = "application/pdf",
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto id = TRY(x.id_param("id"));
         return paper_reply(x, TRY(service.document(caller_of(x), x.param("number"), id)));
       }},
  };
}

std::vector<Route> staff_routes(CaseService& service) {
  return {
      {.method = Method::get,
       .path = "/api/v1/tasks",
       .name = "tasks.list",
       .summary = "我能办的任务，先到期的在前",
       .action = "list_tasks",
       .query = described<TaskQuery>(),
       .reply = described<TaskList>(),
       .cost = {2, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         const auto asked = TRY(query<TaskQuery>(x));
         return json_reply(200, TRY(service.tasks(caller_of(x), wanted(asked, asked.queue))));
       }},
      {.method = Method::get,
       .path = "/api/v1/tasks/queues",
       .name = "tasks.queues",
       .summary = "各类任务的数量",
       .action = "list_tasks",
       .reply = described<QueueList>(),
       .cost = {2, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.queues(caller_of(x))));
       }},
      {.method = Method::get,
       .path = "/api/v1/tasks/{id}",
       .name = "tasks.read",
       .summary = "一个任务和它的办件",
       .action = "read_case",
       .reply = described<TaskDetail>(),
       .cost = {1, 1, 0},
       .handle = [&service](Exchange& x) -> Result<Reply> {
         return json_reply(200, TRY(service.task(caller_of(x), x.param("id"))));
       }},
      {.method = Method::post,
       .path = "/api/v1/tasks/{id}/complete",
       .name = "tasks.complete",
       .summary = "办完一个任务",
       .action = "complete_task",
       .request = described<CompleteTask>(),
       .reply = described<Case>(),
       .cost = {16, 2, 14},
       .idempotent = true,
       .handle = act<CompleteTask>(200,
                                   [&service](Exchange& x, const CompleteTask& r, const Once& o) {
                                     return service.complete(caller_of(x), x.param("id"), r, o);
                                   })},
  };
}

Route process_route(CaseService& service) {
  return {.method = Method::get,
          .path = "/api/v1/processes/{key}/{version}",
          .name = "processes.read",
          .summary = "一版流程图（BPMN 2.0）",
          .action = {},
          .reply = described<ProcessModel>(),
          .cost = {1, 1, 0},
          .handle = [&service](Exchange& x) -> Result<Reply> {
            const auto version = TRY(x.id_param("version"));
            auto reply = json_reply(200, TRY(service.process_model(x.param("key"), version.value)));
            reply.with("Cache-Control", "private, max-age=31536000, immutable");
            return reply;
          }};
}

Route progress_route(CaseService& service) {
  return {.method = Method::get,
          .path = "/api/v1/public/progress",
          .name = "progress.read",
          .summary = "凭编号和姓名查进度，不用登录",
          .action = {},
          .query = described<ProgressQuery>(),
          .reply = described<Progress>(),
          .cost = {1, 1, 0},
          .needs_session = false,
          .handle = [&service](Exchange& x) -> Result<Reply> {
            const auto asked = TRY(query<ProgressQuery>(x));
            return json_reply(200, TRY(service.progress(asked.number, asked.name, x.remote)));
          }};
}

}  // namespace

std::vector<Route> routes(CaseService& service) {
  auto out = applicant_routes(service);
  for (auto part : {reading_routes(service),
                    material_routes(service),
                    staff_routes(service),
                    limit_routes(service),
                    incident_routes(service),
                    outside_routes(service),
                    {process_route(service), progress_route(service)}})
    for (auto& route : part) out.push_back(std::move(route));
  return out;
}

}  // namespace tb::cases
