// A recorded life as a pgbench script in pipeline mode: the same statements, transactions and
// flushes. What differs from life to life is computed by \set, long constants are variables, so
// that everything crosses the wire as parameters of prepared statements.
#pragma once
#include <fmt/format.h>

#include <ostream>

#include "core/crypto.hpp"
#include "variation.hpp"

namespace tb::bench {

class PgbenchScript {
 public:
  PgbenchScript(const Plan& plan, std::string name, std::ostream& variables)
      : plan_(plan), name_(std::move(name)), variables_(variables) {}

  // Each client counts its own lives (n, set to 0 with -D); `clients` and `round` keep them apart.
  std::string text() {
    std::string body;
    std::size_t index = 0;
    for (const auto& act : plan_.acts) {
      for (std::size_t f = 0; f < act.flushes.size(); ++f) {
        body += "\\startpipeline\n";
        if (act.writes && f == 0)
          body +=
              "BEGIN;\n"
              "SELECT (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint;\n";
        for (const auto& said : act.flushes[f]) body += statement(said, index++) + ";\n";
        if (act.writes && f + 1 == act.flushes.size()) body += "COMMIT;\n";
        body += "\\endpipeline\n";
      }
    }
    return fmt::format(
               "\\set n :n + 1\n\\set life :round * 10000000 + :n * :clients + :client_id\n"
               "\\set base {} + :life * {}\n",
               plan_.first_free_id, kIdSpan) +
           sets_ + body;
  }

 private:
  std::string statement(const Said& said, std::size_t index) {
    std::string out;
    std::string_view rest = said.text;
    while (!rest.empty()) {
      std::size_t digits = 0;
      if (rest.front() == '$')
        while (digits + 1 < rest.size() && rest[digits + 1] >= '0' && rest[digits + 1] <= '9')
          ++digits;
      if (digits == 0) {
        out += rest.front();
        rest.remove_prefix(1);
        continue;
      }
      const auto at = std::stoul(std::string(rest.substr(1, digits))) - 1;
      out += value(said.params.at(at), plan_.slots[index].at(at));
      rest.remove_prefix(digits + 1);
    }
    for (auto& c : out)
      if (c == '\n') c = ' ';
    return out;
  }

  std::string value(const Param& param, const Slot& slot) {
    switch (slot.kind) {
      case Slot::Kind::id:
        return set(fmt::format(":base + {}", slot.offset));
      case Slot::Kind::instant:
        return set(fmt::format("{} + :life", std::get<std::int64_t>(param.value())));
      case Slot::Kind::text: {
        // A number in place of the end of the text, the rest in front, so that it stays as long.
        const auto& text = plan_.texts[slot.text];
        const auto number = set(fmt::format(
            "{} + :life", std::int64_t{1'000'000'000'000} * static_cast<int>(slot.text + 10)));
        const auto rest = text.size() > 14 ? text.substr(0, text.size() - 14) : std::string();
        return fmt::format("({} || CAST({} AS TEXT))", constant(rest), number);
      }
      case Slot::Kind::bytes:
        return fmt::format("convert_to(lpad(CAST({} AS TEXT), 16, '0'), 'UTF8')",
                           set(fmt::format("{} + :life", std::int64_t{1'000'000'000'000} *
                                                             static_cast<int>(slot.text + 10))));
      case Slot::Kind::constant:
        break;
    }
    const auto& value = param.value();
    if (const auto* b = std::get_if<bool>(&value)) return *b ? "TRUE" : "FALSE";
    if (const auto* n = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *n);
    if (const auto* d = std::get_if<double>(&value)) return fmt::format("{}", *d);
    if (const auto* t = std::get_if<std::string>(&value)) return constant(*t);
    if (const auto* y = std::get_if<Bytes>(&value)) return constant("\\x" + to_hex(y->data));
    return "NULL";
  }

  // A variable of pgbench for a computed value.
  std::string set(const std::string& expression) {
    auto& known = computed_[expression];
    if (known.empty()) {
      known = fmt::format(":v{}", computed_.size());
      sets_ += fmt::format("\\set {} {}\n", known.substr(1), expression);
    }
    return known;
  }
  // A short plain text is a literal; anything else a variable given on the command line.
  std::string constant(const std::string& text) {
    const auto plain = [](unsigned char c) { return c >= 32 && c < 127 && c != '\'' && c != ':'; };
    if (text.size() <= 8 && std::all_of(text.begin(), text.end(), plain)) return "'" + text + "'";
    auto& known = constants_[text];
    if (known.empty()) {
      known = fmt::format(":{}_{}", name_, constants_.size());
      variables_ << known.substr(1) << "=" << text << '\0';
    }
    return known;
  }

  const Plan& plan_;
  std::string name_, sets_;
  std::ostream& variables_;
  std::map<std::string, std::string> computed_, constants_;
};

inline std::string pgbench_script(const Plan& plan, const std::string& name,
                                  std::ostream& variables) {
  return PgbenchScript(plan, name, variables).text();
}

}  // namespace tb::bench
