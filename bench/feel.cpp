// FEEL and DMN on one core, without a server: bench_feel SECONDS prints JSON.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "engine/dmn/program.hpp"
#include "engine/dmn/reader.hpp"
#include "engine/feel/evaluation.hpp"
#include "engine/feel/expression.hpp"

namespace tb::bench {
namespace {

using Clock = std::chrono::steady_clock;
using feel::Value;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

// Calls `work` for so many seconds in batches; gives calls a second.
template <class Work>
double rate(double seconds, std::size_t batch, Work work) {
  for (std::size_t i = 0; i < batch / 10 + 1; ++i) work(i);
  const auto begun = Clock::now();
  std::size_t calls = 0;
  do {
    for (std::size_t i = 0; i < batch; ++i) work(i);
    calls += batch;
  } while (seconds_since(begun) < seconds);
  return static_cast<double>(calls) / seconds_since(begun);
}

double comparisons(double seconds) {
  const auto expression = *feel::parse("a > 5 and b = \"x\"");
  const std::vector<Value> numbers{1, 7, 12, 4}, texts{"x", "y"};
  std::size_t held = 0;
  const double found = rate(seconds, 100'000, [&](std::size_t i) {
    const Value* values[]{&numbers[i % 4], &texts[i % 2]};
    held += feel::evaluate(expression, values).is_true();
  });
  if (held == 0) std::abort();
  return found;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

// A decision "d" over inputs c0, c1 … by one table.
std::string model_of(std::size_t columns, const std::string& policy,
                     const std::vector<std::vector<std::string>>& rules) {
  std::string xml =
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">)";
  std::string needs, inputs;
  for (std::size_t i = 0; i < columns; ++i) {
    xml +=
        fmt::format(R"(<inputData id="i{0}" name="c{0}"><variable name="c{0}"/></inputData>)", i);
    needs += fmt::format(
        R"(<informationRequirement><requiredInput href="#i{}"/></informationRequirement>)", i);
    inputs += fmt::format("<input><inputExpression><text>c{}</text></inputExpression></input>", i);
  }
  xml += R"(<decision id="d" name="d"><variable name="d"/>)" + needs +
         "<decisionTable hitPolicy=\"" + policy + "\">" + inputs + "<output/>";
  for (std::size_t r = 0; r < rules.size(); ++r) {
    xml += "<rule>";
    for (const std::string& cell : rules[r])
      xml += "<inputEntry><text>" + escaped(cell) + "</text></inputEntry>";
    xml += fmt::format("<outputEntry><text>{}</text></outputEntry></rule>", r + 1);
  }
  return xml + "</decisionTable></decision></definitions>";
}

dmn::ProgramPtr program(const std::string& xml) {
  return dmn::compile(*dmn::link(*dmn::read(xml)));
}

// 10 columns as a benefit has them: numbers in ranges, choices, yes and no; 40 rules.
struct Random {
  std::mt19937 engine{42};
  int operator()(int most) { return static_cast<int>(engine() % static_cast<unsigned>(most)); }
};
const char* const kChoices[]{"\"城镇\"", "\"农村\"", "\"集体户\"", "\"军属\"", "\"退役军人\""};

std::vector<std::string> realistic_row(Random& random, std::size_t columns) {
  std::vector<std::string> row;
  for (std::size_t c = 0; c < columns; ++c) {
    const int low = random(80);
    switch (random(4) == 0 ? 9 : static_cast<int>(c % 4)) {
      case 0:
        row.push_back(fmt::format("[{}..{}]", low, low + 20));
        break;
      case 1:
        row.push_back(fmt::format("{}, {}", kChoices[random(5)], kChoices[random(5)]));
        break;
      case 2:
        row.push_back(random(2) == 0 ? "true" : "false");
        break;
      case 3:
        row.push_back(fmt::format("{} {}", random(2) == 0 ? "<" : ">=", low));
        break;
      default:
        row.push_back("-");
    }
  }
  return row;
}

feel::Context realistic_input(Random& random, std::size_t columns) {
  feel::Context made;
  for (std::size_t c = 0; c < columns; ++c) {
    const std::string name = fmt::format("c{}", c);
    if (c % 4 == 1)
      made.set(name, *feel::from_json(kChoices[random(5)]));
    else if (c % 4 == 2)
      made.set(name, random(2) == 0);
    else
      made.set(name, random(100));
  }
  return made;
}

double table_rate(double seconds, std::size_t columns, std::size_t rules,
                  const std::string& policy) {
  Random random;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t r = 0; r < rules; ++r) rows.push_back(realistic_row(random, columns));
  const dmn::ProgramPtr made = program(model_of(columns, policy, rows));
  std::vector<feel::Context> inputs;
  for (int i = 0; i < 512; ++i) inputs.push_back(realistic_input(random, columns));
  std::size_t found = 0;
  return rate(seconds, 5'000, [&](std::size_t i) {
    found += !made->decide("d", inputs[i % inputs.size()])->value.is_null();
  });
}

double parse_bytes(double seconds) {
  std::string text = "[";
  for (int i = 0; i < 2'000; ++i)
    text += fmt::format(
        "{}if 面积_{} > {} and 类别 = \"宾馆\" then sum(收入[月 >= {}].金额) * 1.05 else 合计 - "
        "{}.25",
        i == 0 ? "" : ",\n", i % 50, i, i % 12, i);
  text += "]";
  const feel::Limits limits{.bytes = 64 << 20, .nodes = 10'000'000};
  if (!feel::parse(text, {}, limits)) std::abort();
  return rate(seconds, 3, [&](std::size_t) { (void)feel::parse(text, {}, limits); }) *
         static_cast<double>(text.size());
}

// Which of 572 policies each of 100,000 enterprises may have: one table of 572 rules, all that
// match.
double enterprises_seconds(std::size_t& matched) {
  constexpr std::size_t kColumns = 12;
  Random random;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t r = 0; r < 572; ++r) rows.push_back(realistic_row(random, kColumns));
  const dmn::ProgramPtr made = program(model_of(kColumns, "COLLECT", rows));
  std::vector<feel::Context> all;
  for (int i = 0; i < 100'000; ++i) all.push_back(realistic_input(random, kColumns));
  const auto begun = Clock::now();
  for (const feel::Context& one : all)
    if (const auto answer = made->decide("d", one); const feel::List* list = answer->value.list())
      matched += list->size();
  return seconds_since(begun);
}

}  // namespace
}  // namespace tb::bench

int main(int count, char** arguments) {
  using namespace tb::bench;
  const double seconds = count > 1 ? std::atof(arguments[1]) : 2;
  std::size_t matched = 0;
  const double comparing = comparisons(seconds), small = table_rate(seconds, 10, 40, "FIRST"),
               large = table_rate(seconds, 10, 1'000, "FIRST"),
               collecting = table_rate(seconds, 10, 1'000, "COLLECT"),
               parsing = parse_bytes(seconds), enterprises = enterprises_seconds(matched);
  fmt::print(
      R"({{"comparisons":{},"table40":{},"table1000":{},"collect1000":{},"parse_bytes":{},"enterprises_s":{},"matched":{}}})"
      "\n",
      comparing, small, large, collecting, parsing, enterprises, matched);
  return 0;
}
