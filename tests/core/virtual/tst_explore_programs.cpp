// Explore on whole programs as people write them, in `programs` beside this file. The comments at a program's head say what is known of
// it: `# ends: exit 0: 1 | stuck:` every way in which it can end with the last line it prints; `# interleavings: 90` where a formula
// gives the number; `# outcomes: 19` how many different texts it can print.
#include "tests/core/virtual/world_fixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace forkyard;
using namespace forkyard::virtual_host;

class ExploreProgramsTest : public QObject {
    Q_OBJECT

private slots:
    void known_data();
    void known();
};

namespace {

const QString folder = FORKYARD_SOURCE_DIR "/tests/core/virtual/programs";

QString told(const QString &text, const char *what)
{
    return QRegularExpression("^# " + QString(what) + ":(.*)$", QRegularExpression::MultilineOption).match(text).captured(1).trimmed();
}

QStringList endsOf(const Exploration &found)
{
    QStringList ends;
    for (const ExploredOutcome &outcome : found.outcomes)
        ends << (QString::fromStdString(outcome.ending) + ": " + QString::fromStdString(outcome.output).trimmed().section('\n', -1)).trimmed();
    ends.removeDuplicates();
    ends.sort();
    return ends;
}

} // namespace

void ExploreProgramsTest::known_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : QDir(folder).entryList({"*.py"}, QDir::Files)) QTest::newRow(qPrintable(file)) << file;
}

namespace {

constexpr std::size_t MostFollowed = 12;
constexpr std::uint64_t ManySteps = 20'000;

/// Whether it never ends if its schedule is followed, round after round.
bool neverEnds(const std::string &program, const ExploredOutcome &outcome)
{
    const auto schedule = parseSchedule(textOf(outcome.schedule));
    WorldOptions options;
    options.lineBuffered = true;
    const auto world = makeWorld(program, std::move(options));
    const auto policy = makeReplay(schedule.value());
    Scheduler scheduler(*world, *policy);
    return scheduler.run(ManySteps) == Scheduler::Ending::Limit && scheduler.misfit() == 0;
}

} // namespace

void ExploreProgramsTest::known()
{
    QFETCH(QString, file);
    QFile program(folder + "/" + file);
    QVERIFY(program.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(program.readAll());
    ExploreOptions options;
    options.maxSeconds = 3600;
    const Exploration found = exploreText(text.toStdString(), options);
    QVERIFY2(found.complete, found.bound.c_str());
    QVERIFY(!found.doubted);
    QStringList ends;
    for (const QString &end : told(text, "ends").split(" | ", Qt::SkipEmptyParts)) ends << end.trimmed();
    ends.sort();
    const QString interleavings = told(text, "interleavings"), outcomes = told(text, "outcomes");
    QVERIFY2(!ends.isEmpty() || !interleavings.isEmpty(), "nothing is known of it");
    if (!ends.isEmpty()) QVERIFY2(endsOf(found) == ends, qPrintable(endsOf(found).join(" | ")));
    if (!interleavings.isEmpty()) QCOMPARE(QString::fromStdString(found.interleavings), interleavings);
    for (std::size_t i = 0; i < std::min(found.outcomes.size(), MostFollowed); ++i)
        QVERIFY2(leadsThere(text.toStdString(), found.outcomes[i]), (found.outcomes[i].ending + ": " + found.outcomes[i].output + ": " + textOf(found.outcomes[i].schedule)).c_str());
    for (const ExploredOutcome &outcome : found.outcomes)
        if (outcome.ending == "endless") QVERIFY2(neverEnds(text.toStdString(), outcome), textOf(outcome.schedule).c_str());
    if (!outcomes.isEmpty()) QCOMPARE(static_cast<int>(found.outcomes.size()), outcomes.toInt());
}

QTEST_GUILESS_MAIN(ExploreProgramsTest)
#include "tst_explore_programs.moc"
