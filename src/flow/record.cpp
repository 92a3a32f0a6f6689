#include "flow/record.hpp"

#include "engine/bpmn/codec.hpp"

namespace tb::flow {
namespace {

// Append only.
enum class Kind : std::uint8_t { begun = 1, event = 2, moved = 3, broken_off = 4 };

std::unexpected<Error> corrupt() {
  return invalid("flow.record_corrupt", "这件申请的流程记录读不出来，请联系管理员检查");
}

class Remaking {
 public:
  explicit Remaking(Models& models) : models_(models) {}

  Result<void> take(std::string_view bytes) {
    bpmn::Reader reader(bytes);
    while (!reader.at_end()) {
      const auto kind = reader.byte();
      if (!kind) return corrupt();
      if (static_cast<Kind>(*kind) == Kind::begun)
        TRY_VOID(begin(reader));
      else if (!model_)
        return conflict("flow.not_recorded", "这件申请开始时还没有记录流程的每一步，不能重放");
      else
        TRY_VOID(go_on(static_cast<Kind>(*kind), reader));
    }
    return {};
  }
  Remade done() && { return std::move(out_); }
  bool begun() const { return model_ != nullptr; }

 private:
  Result<void> begin(bpmn::Reader& reader) {
    const auto key = reader.text();
    const auto version = reader.number();
    if (!key || !version) return corrupt();
    out_ = {};
    out_.model = *key;
    return stand_on(static_cast<std::int64_t>(*version));
  }

  Result<void> stand_on(std::int64_t version) {
    model_ = TRY(models_.model(out_.model, version));
    out_.version = version;
    return {};
  }

  Result<void> go_on(Kind kind, bpmn::Reader& reader) {
    switch (kind) {
      case Kind::event: {
        const auto bytes = reader.text();
        if (!bytes) return corrupt();
        bpmn::Effects effects;
        const auto event = TRY(bpmn::deserialise_event(*bytes));
        ++out_.events;
        return bpmn::apply(*model_, out_.state, event, effects);
      }
      case Kind::moved:
        return move(reader);
      case Kind::broken_off:
        out_.state = broken_off(std::move(out_.state));
        return {};
      default:
        return corrupt();
    }
  }

  Result<void> move(bpmn::Reader& reader) {
    const auto version = reader.number();
    const auto count = reader.number();
    if (!version || !count || *count > reader.left()) return corrupt();
    bpmn::Renamed names;
    for (std::uint64_t i = 0; i < *count; ++i) {
      const auto from = reader.text(), to = reader.text();
      if (!from || !to) return corrupt();
      names[std::string(*from)] = *to;
    }
    const auto before = model_;
    TRY_VOID(stand_on(static_cast<std::int64_t>(*version)));
    std::vector<bpmn::Effect> begun;
    out_.state = TRY(bpmn::moved(*before, *model_, std::move(out_.state), names, &begun));
    return {};
  }

  Models& models_;
  bpmn::ModelPtr model_;
  Remade out_;
};

}  // namespace

void Record::begun(std::string_view model, std::int64_t version) {
  bpmn::Writer writer;
  writer.byte(static_cast<std::uint8_t>(Kind::begun));
  writer.text(model);
  writer.number(static_cast<std::uint64_t>(version));
  bytes_ += writer.out;
}

void Record::event(const bpmn::Event& event) {
  bpmn::Writer writer;
  writer.byte(static_cast<std::uint8_t>(Kind::event));
  writer.text(bpmn::serialise(event));
  bytes_ += writer.out;
}

void Record::moved(std::int64_t version, const bpmn::Renamed& names) {
  bpmn::Writer writer;
  writer.byte(static_cast<std::uint8_t>(Kind::moved));
  writer.number(static_cast<std::uint64_t>(version));
  writer.number(names.size());
  for (const auto& [from, to] : names) {
    writer.text(from);
    writer.text(to);
  }
  bytes_ += writer.out;
}

void Record::broken_off() { bytes_ += static_cast<char>(Kind::broken_off); }

bpmn::State broken_off(bpmn::State state) {
  bpmn::State out;
  out.model = state.model;
  out.status = bpmn::Status::cancelled;
  out.variables = std::move(state.variables);
  return out;
}

Result<Remade> remade(Models& models, std::span<const std::string_view> records) {
  Remaking remaking(models);
  for (const auto record : records) TRY_VOID(remaking.take(record));
  if (!remaking.begun())
    return conflict("flow.not_recorded", "这件申请开始时还没有记录流程的每一步，不能重放");
  return std::move(remaking).done();
}

}  // namespace tb::flow
