// Rules that a case file cannot say; each names its article.
#include "engine/clock/clock.hpp"

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "engine/clock/status.hpp"
#include "engine/clock/tests/builders.hpp"

namespace tb::clock {
namespace {

// 行政许可法 32(4): 逾期不告知的，自收到申请材料之日起即为受理.
TEST(Clock, Law32_DeemedAcceptanceStartsTheDecisionClockBackDatedAtReceipt) {
  const auto received = at("2026-03-02 16:00");
  const auto notice = start(notice_limit(), received, cn()).value();
  EXPECT_EQ(notice.due_at, at("2026-03-09 17:30"));
  EXPECT_EQ(notice.consequence, Consequence::deemed_accepted);
  EXPECT_FALSE(is_overdue(notice, at("2026-03-09 17:30")));
  EXPECT_TRUE(is_overdue(notice, at("2026-03-09 17:31")));
  EXPECT_EQ(start(decision_limit(), received, cn())->due_at, at("2026-03-30 17:30"));
}

// 行政许可法 45: 行政机关应当将所需时间书面告知申请人 — the pause has its own due date and runs
// over visibly.
TEST(Clock, Law45_AHoldHasItsOwnClock) {
  const auto running = start(decision_limit(), at("2026-03-02 10:00"), cn()).value();
  EXPECT_EQ(hold_clock(running, cn()).error().code, "clock.not_held");
  const auto held =
      hold(running, HoldKind::testing, at("2026-03-03 10:00"), at("2026-03-10 17:30"), "送检", cn())
          .value();
  const auto own = hold_clock(held, cn()).value();
  EXPECT_EQ(own.kind, ClockKind::hold);
  EXPECT_EQ(own.name, "特别程序（检测）");
  EXPECT_EQ(own.limit, 5);
  EXPECT_EQ(own.due_at, at("2026-03-10 17:30"));
  EXPECT_EQ(own.article, "第四十五条");
  EXPECT_EQ(words(status(own, cn(), at("2026-03-09 09:00")).value()),
            "还剩 1 个工作日（3月10日 17:30 前）");
  EXPECT_EQ(words(status(own, cn(), at("2026-03-12 09:00")).value()), "已超 2 个工作日");
  EXPECT_EQ(recompute(own, cn())->due_at, own.due_at);
}

TEST(Clock, Law45_SaysHowLongThePauseHasLasted) {
  const auto held =
      hold(start(decision_limit(15), at("2026-02-25 10:00"), cn()).value(), HoldKind::expert_review,
           at("2026-02-26 17:00"), at("2026-03-20 17:30"), "专家评审", cn())
          .value();
  const auto now = status(held, cn(), at("2026-03-02 10:24")).value();
  EXPECT_EQ(now.held_now, 3);  // 27 and 28 February, 2 March
  EXPECT_EQ(now.used, 1);
  EXPECT_EQ(now.left, 14);
  EXPECT_FALSE(now.overdue);
  const auto* pause = present_hold(held);
  ASSERT_NE(pause, nullptr);
  EXPECT_EQ(pause->reason, "专家评审");
}

// Article 45 says that the time needed is not counted, and not what becomes of the day on which the
// hold begins: a parameter of the region (docs/decisions/0007). Wednesday 4 to Friday 6 March.
TEST(Clock, Law45_TheFirstDayOfAHoldIsAParameterWithTwoReadings) {
  const auto running = start(decision_limit(7), at("2026-03-03 10:00"), cn()).value();
  const auto held = [&](FirstDay first_day) {
    const auto clock = hold(running, HoldKind::testing, at("2026-03-04 10:00"),
                            at("2026-03-06 17:30"), "送检", cn(), first_day);
    return resume(clock.value(), at("2026-03-06 10:00"), cn()).value();
  };
  EXPECT_EQ(running.due_at, at("2026-03-12 17:30"));
  const auto counted = held(FirstDay::counted), whole = held(FirstDay::held);
  EXPECT_EQ(counted.due_at, at("2026-03-16 17:30")) << "Thursday and Friday were held";
  EXPECT_EQ(whole.due_at, at("2026-03-17 17:30")) << "Wednesday too";
  EXPECT_EQ(status(counted, cn(), at("2026-03-06 12:00"))->used, 1);
  EXPECT_EQ(status(whole, cn(), at("2026-03-06 12:00"))->used, 0);
  EXPECT_EQ(status(whole, cn(), at("2026-03-06 12:00"))->held, 3);
  auto old = counted;
  old.held.back().first_day.reset();
  EXPECT_EQ(due(old, cn()).value(), counted.due_at) << "a hold written before the parameter was";
}

TEST(Clock, Law45_AReasonIsRequired) {
  const auto running = start(decision_limit(), at("2026-03-02 10:00"), cn()).value();
  EXPECT_EQ(
      hold(running, HoldKind::tender, at("2026-03-03 10:00"), at("2026-03-10 17:30"), "", cn())
          .error()
          .code,
      "clock.reason_missing");
}

// 行政许可法 42: 经本行政机关负责人批准 … 并应当将延长期限的理由告知申请人.
TEST(Clock, Law42_AnExtensionNeedsTheHeadAndAReason) {
  const auto running = start(decision_limit(), at("2026-03-02 10:00"), cn()).value();
  const auto now = at("2026-03-20 10:00");
  EXPECT_EQ(extend(running, 10, now, "", "复杂", cn()).error().code, "clock.approver_missing");
  EXPECT_EQ(extend(running, 10, now, "局长", "", cn()).error().code, "clock.reason_missing");
  const auto longer = extend(running, 10, now, "局长", "复杂", cn()).value();
  ASSERT_TRUE(longer.extension);
  EXPECT_EQ(longer.extension->approved_by, "局长");
  EXPECT_EQ(longer.extension->at, now);
  EXPECT_EQ(status(longer, cn(), now)->limit, 30);
}

TEST(Clock, Law42_WithoutABasisNothingIsExtended) {
  auto limit = decision_limit();
  limit.extension_max = 0;
  const auto running = start(limit, at("2026-03-02 10:00"), cn()).value();
  EXPECT_EQ(extend(running, 1, at("2026-03-03 10:00"), "局长", "复杂", cn()).error().code,
            "clock.not_extendable");
}

// A moved holiday recomputes open clocks and leaves closed ones (design.md, time).
TEST(Clock, RecomputesOpenClocksWhenTheNoticeComes) {
  const auto open = start(decision_limit(), at("2026-12-10 09:00"), cn()).value();
  EXPECT_TRUE(open.provisional);
  EXPECT_EQ(open.calendar_version, "cn-2026.1");
  auto data = cn().data();
  data.version = "cn-2027.1";
  data.years.back().provisional = false;
  data.years.back().days_off.push_back({on("2027-01-04"), "元旦"});
  const auto announced = Calendar::make(data).value();
  const auto moved = recompute(open, announced).value();
  EXPECT_EQ(moved.due_at, at("2027-01-11 17:30"));
  EXPECT_FALSE(moved.provisional);
  EXPECT_EQ(moved.calendar_version, "cn-2027.1");
  const auto stopped = stop(open, at("2026-12-20 09:00"), cn()).value();
  EXPECT_EQ(recompute(stopped, announced)->due_at, open.due_at);
  EXPECT_EQ(recompute(stopped, announced)->calendar_version, "cn-2026.1");
}

// desk/README.md: behind a promised limit stand the days that the law still leaves.
TEST(Clock, CellsShowTheStatutoryLimitBehindThePromise) {
  auto promised_limit = decision_limit(10);
  promised_limit.kind = ClockKind::promised;
  const auto event = at("2026-02-06 09:00");
  const auto testing = [&](const Limit& limit) {
    auto clock = start(limit, event, cn()).value();
    clock = hold(clock, HoldKind::testing, at("2026-02-24 17:00"), at("2026-02-27 17:30"),
                 "卫生检测", cn())
                .value();
    return resume(clock, at("2026-02-27 17:00"), cn()).value();
  };
  const auto promised = testing(promised_limit), statutory = testing(decision_limit());
  EXPECT_EQ(promised.due_at, at("2026-03-03 17:30"));
  EXPECT_EQ(statutory.due_at, at("2026-03-17 17:30"));
  const auto now = at("2026-03-02 10:24");
  EXPECT_EQ(cells(days(promised, cn(), now, &statutory).value()),
            "used 7 held 3 used 1 today 1 warn 1 law 10");
  const auto said = status(promised, cn(), now).value();
  EXPECT_EQ(said.used, 9);
  EXPECT_EQ(said.held, 3);
  EXPECT_EQ(said.limit, 10);
  EXPECT_EQ(cells(days(promised, cn(), at("2026-03-04 09:00"), &statutory).value()),
            "used 7 held 3 used 3 over 1 law 9");
  const auto drawn = dates(promised, cn(), now).value();
  EXPECT_EQ(drawn.size(), 13U);  // one for each cell but the 10 of the law
  EXPECT_EQ(drawn.front(), on("2026-02-09"));
  EXPECT_EQ(drawn.back(), on("2026-03-03"));
  EXPECT_FALSE(dates(promised, cn(), at("2035-01-01 10:00")));
}

TEST(Clock, YellowBeginsWhereTheSupervisorSaysSo) {
  auto limit = decision_limit(5);
  const auto seen = [&](std::int64_t warn_days, const std::string& now) {
    limit.warn_days = warn_days;
    const auto clock = start(limit, at("2026-03-02 09:00"), cn()).value();
    EXPECT_EQ(status(clock, cn(), at(now)).value().warned,
              at(now) >= warned_from(clock, cn()).value());
    return cells(days(clock, cn(), at(now)).value());
  };
  // Monday 2 March and five working days: the last is Monday the 9th.
  EXPECT_EQ(seen(3, "2026-03-03 23:59"), "today 1 left 4");
  EXPECT_EQ(seen(3, "2026-03-04 00:00"), "used 1 today 1 warn 3");
  EXPECT_EQ(seen(1, "2026-03-05 09:00"), "used 2 today 1 left 2");
  EXPECT_EQ(seen(1, "2026-03-06 00:00"), "used 3 today 1 warn 1");
  EXPECT_EQ(seen(0, "2026-03-08 12:00"), "used 4 left 1") << "Sunday";
  EXPECT_EQ(seen(0, "2026-03-09 08:00"), "used 4 today 1");
  limit.warn_days = 0;
  EXPECT_EQ(warned_from(start(limit, at("2026-03-02 09:00"), cn()).value(), cn()).value(),
            at("2026-03-09 00:00"));
  limit.warn_days = 400;
  EXPECT_EQ(warned_from(start(limit, at("2026-03-02 09:00"), cn()).value(), cn()).value(),
            at("2026-03-02 09:00"))
      << "never before it starts";
}

TEST(Clock, AClockInHoursIsYellowWholeDaysBefore) {
  Limit limit{.name = "h", .amount = 72, .unit = Unit::hour};
  const auto clock = start(limit, at("2026-03-02 09:00"), cn()).value();
  EXPECT_EQ(warned_from(clock, cn()).value(), at("2026-03-04 09:00"));
}

TEST(Clock, AClockIsARecordThatReadsItsOwnWriting) {
  auto clock = start(decision_limit(), at("2026-03-02 10:00"), cn()).value();
  clock =
      hold(clock, HoldKind::hearing, at("2026-03-03 10:00"), at("2026-03-10 17:30"), "听证", cn())
          .value();
  clock = extend(clock, 3, at("2026-03-04 10:00"), "局长", "复杂", cn()).value();
  const auto text = to_json(clock);
  const auto again = from_json<Clock>(text);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(to_json(*again), text);
  EXPECT_NE(text.find("\"hearing\""), std::string::npos);
}

TEST(Clock, AddRefusesHours) {
  EXPECT_EQ(add(on("2026-03-02"), 5, Unit::hour, cn()).error().code, "clock.unit");
  EXPECT_FALSE(add(on("2026-03-02"), std::int64_t{1} << 40, Unit::calendar_day, cn()));
  EXPECT_FALSE(add(on("2026-03-02"), std::int64_t{1} << 40, Unit::workday, cn()));
}

TEST(Clock, FarInstantsAreErrorsNotArithmetic) {
  EXPECT_FALSE(start(decision_limit(), Instant{INT64_MAX / 2}, cn()));
  EXPECT_FALSE(start(decision_limit(), Instant{0}, cn()));
  const auto clock = start(decision_limit(), at("2026-03-02 10:00"), cn()).value();
  EXPECT_FALSE(status(clock, cn(), at("2030-01-01 10:00")));
  EXPECT_FALSE(days(clock, cn(), at("2030-01-01 10:00")));
  EXPECT_FALSE(
      hold(clock, HoldKind::tender, at("2026-03-03 10:00"), at("2030-01-01 10:00"), "招标", cn()));
}

// What a store writes once may not change in the life of a clock, and the two parts are the whole.
TEST(Clock, ItsFixedPartStaysAsItIsThroughItsLife) {
  const auto fixed = [](const Clock& clock) {
    std::string out;
    write_kept(out, fixed_part(), &clock);
    return out;
  };
  const auto first = start(decision_limit(15), at("2026-02-25 10:00"), cn()).value();
  auto clock =
      hold(first, HoldKind::testing, at("2026-02-26 17:00"), at("2026-03-03 17:30"), "送检", cn())
          .value();
  EXPECT_EQ(fixed(clock), fixed(first));
  clock = resume(clock, at("2026-03-03 10:00"), cn()).value();
  clock = extend(clock, 3, at("2026-03-04 10:00"), "程岳", "复杂", cn()).value();
  clock = stop(recompute(clock, cn()).value(), at("2026-03-05 10:00"), cn()).value();
  EXPECT_EQ(fixed(clock), fixed(first));

  Clock again;
  ASSERT_TRUE(read_kept(fixed(clock), *TypeOf<Clock>::get(), &again));
  std::string moves;
  write_kept(moves, moving_part(), &clock);
  ASSERT_TRUE(read_kept(moves, *TypeOf<Clock>::get(), &again));
  again.name = clock.name;
  again.due_at = clock.due_at;
  again.state = clock.state;
  EXPECT_EQ(again, clock);
}

}  // namespace
}  // namespace tb::clock
