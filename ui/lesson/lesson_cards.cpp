// The cards of a lesson that ask and judge: predictions with their answers, exercises with their checks, what is measured.
#include "ui/lesson/lesson_panel.h"
#include "ui/lesson/panel_parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace forkyard::ui {

namespace {

using lessons::Action;
using lessons::Prediction;
using AnsweredBy = Prediction::AnsweredBy;

/// More different ends than these are counted only.
constexpr int mostEnds = 6;
constexpr int mostLines = 8;
/// Above this part of the cores, other work is likely to show in the figures.
constexpr double busy = 0.5;

} // namespace

void LessonPanel::addPrediction(QVBoxLayout *column, const Prediction &prediction) {
    const std::optional<QString> chosen = m_progress.prediction(m_lesson->id, prediction.id);
    const QString title = !chosen ? tr("Your prediction") : chosen->isEmpty() ? tr("Skipped") : tr("You predicted");
    QWidget *card = addCard(column, title, false);
    m_cards.insert("prediction:" + prediction.id, card);
    QVBoxLayout *inner = inside(card);
    addLabel(inner, in(prediction.question), m_kit.fonts().words());
    if (prediction.program != m_lesson->programs.first().file) {
        const Action open{Action::Kind::Open, prediction.program, {}};
        QPushButton *button = makeButton(actionLabel(open), "linkButton");
        connect(button, &QPushButton::clicked, this, [this, open] { emit actionRequested(open); });
        inner->addWidget(button, 0, Qt::AlignLeft);
    }
    if (!chosen) addChoices(inner, prediction);
    else addAnswer(inner, prediction, *chosen);
    addVotes(inner, prediction);
}

void LessonPanel::addChoices(QVBoxLayout *inner, const Prediction &prediction) {
    for (const lessons::Choice &choice : prediction.choices) {
        // A button does not wrap its text, a label on it does.
        QPushButton *button = makeButton({}, "choiceButton");
        auto *label = new QLabel(in(choice.text), button);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        button->setAccessibleName(in(choice.text));
        auto *row = new QVBoxLayout(button);
        row->setContentsMargins(m_kit.ipx(12), m_kit.ipx(8), m_kit.ipx(12), m_kit.ipx(8));
        row->addWidget(label);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        button->setSizePolicy(policy);
        connect(button, &QPushButton::clicked, this,
                [this, id = prediction.id, choiceId = choice.id] { choose(id, choiceId); });
        inner->addWidget(button);
    }
    QPushButton *skip = makeButton(tr("Skip"), "linkButton");
    connect(skip, &QPushButton::clicked, this, [this, id = prediction.id] { choose(id, {}); });
    inner->addWidget(skip, 0, Qt::AlignRight);
}

/// The class's hands, counted. They stay while the lesson goes on, and with the learner's progress.
void LessonPanel::addVotes(QVBoxLayout *inner, const Prediction &prediction) {
    const QMap<QString, int> votes = m_progress.of(m_lesson->id).votes.value(prediction.id);
    int all = 0;
    for (const int count : votes) all += count;
    const bool open = m_voting.contains(prediction.id);
    if (open) {
        for (const lessons::Choice &choice : prediction.choices) {
            auto *row = new QHBoxLayout;
            inner->addLayout(row);
            auto *count = new QSpinBox;
            count->setRange(0, 999);
            count->setValue(votes.value(choice.id));
            count->setAccessibleName(tr("Votes for: %1").arg(in(choice.text)));
            connect(count, &QSpinBox::valueChanged, this, [this, id = prediction.id, choiceId = choice.id](int value) {
                m_progress.setVotes(m_lesson->id, id, choiceId, value);
            });
            row->addWidget(count);
            auto *label = new QLabel(in(choice.text));
            label->setWordWrap(true);
            row->addWidget(label, 1);
        }
    } else if (all > 0) {
        for (const lessons::Choice &choice : prediction.choices)
            addLabel(inner, tr("%1 of %2 votes: %3").arg(votes.value(choice.id)).arg(all).arg(in(choice.text)), m_kit.fonts().words(), "mutedLabel");
    }
    QPushButton *toggle = makeButton(open ? tr("Done counting") : tr("Count the class's votes"), "linkButton");
    connect(toggle, &QPushButton::clicked, this, [this, id = prediction.id, open] {
        if (open) m_voting.remove(id);
        else m_voting.insert(id);
        saveProgress();
        rebuild();
    });
    inner->addWidget(toggle, 0, Qt::AlignLeft);
}

/// The answer is what the run, the runs or the schedules came to; until then there is none.
void LessonPanel::addAnswer(QVBoxLayout *inner, const Prediction &prediction, const QString &chosen) {
    const auto textOf = [&](const QString &id) {
        for (const lessons::Choice &choice : prediction.choices) {
            if (choice.id == id) return in(choice.text);
        }
        return QString();
    };
    if (!chosen.isEmpty()) addLabel(inner, textOf(chosen), m_kit.fonts().words(), "chosenLabel");

    QStringList right;
    if (prediction.answeredBy == AnsweredBy::Run) {
        const auto outcome = m_outcomes.constFind(prediction.program);
        if (outcome == m_outcomes.constEnd()) return;
        right = prediction.borneOut(*outcome);
    } else {
        const auto evidence = m_evidence.constFind(prediction.id);
        const QString ask = actionLabel({Action::Kind::Answer, prediction.id, {}});
        if (evidence == m_evidence.constEnd() && m_gathering != prediction.id && !isNext(Action::Kind::Answer, prediction.id)) {
            QPushButton *button = makeButton(ask, "plainButton");
            button->setEnabled(m_gathering.isEmpty() && !m_running);
            connect(button, &QPushButton::clicked, this, [this, id = prediction.id] { emit actionRequested({Action::Kind::Answer, id, {}}); });
            inner->addWidget(button, 0, Qt::AlignLeft);
        }
        addGathering(inner, prediction.id);
        if (evidence == m_evidence.constEnd()) return;
        addEnds(inner, *evidence, prediction.program);
        right = evidence->borneOut;
    }
    const bool wasRight = right.contains(chosen);
    if (!chosen.isEmpty() && !right.isEmpty())
        addLabel(inner, wasRight ? tr("✓ It went as you predicted.") : tr("✗ It went otherwise."), m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    if (right.isEmpty()) addLabel(inner, tr("None of the answers is borne out by what was seen."), m_kit.fonts().words(), "mutedLabel");
    for (const QString &id : right) {
        if (id != chosen) addLabel(inner, textOf(id), m_kit.fonts().words());
    }
    for (const lessons::Choice &choice : prediction.choices) {
        if (choice.id == chosen && !wasRight) addIdea(inner, choice);
    }
    QString explanation = in(prediction.explanation);
    for (const lessons::Choice &choice : prediction.choices) {
        if (right.contains(choice.id) && !in(choice.explanation).isEmpty()) explanation = in(choice.explanation);
    }
    addLabel(inner, explanation, m_kit.fonts().words());
}

/// Every way it ended, with how often; ways that were explored can be played.
void LessonPanel::addEnds(QVBoxLayout *inner, const Evidence &evidence, const QString &file) {
    const QFont small = m_kit.fonts().words(TextSize::Small);
    if (evidence.explored && evidence.complete)
        addLabel(inner, evidence.total.isEmpty() ? tr("Every schedule was visited:") : tr("All %1 schedules were visited:").arg(evidence.total), small, "mutedLabel");
    else if (evidence.explored) addLabel(inner, tr("A part of the schedules was visited, not all:"), small, "mutedLabel");
    else addLabel(inner, tr("%1 runs on this machine:").arg(evidence.total), small, "mutedLabel");
    for (const SeenEnd &end : evidence.ends.mid(0, mostEnds)) {
        QString what = end.lines.mid(0, mostLines).join(" / ");
        if (what.isEmpty()) what = tr("(nothing printed)");
        if (end.ending == "deadlock") what += ' ' + tr("then a deadlock");
        else if (!end.ended()) what += ' ' + tr("and no end");
        if (!end.count.isEmpty()) what = QString::fromUtf8("%1 × %2").arg(end.count, what);
        auto *row = new QHBoxLayout;
        inner->addLayout(row);
        auto *label = new QLabel(what);
        label->setFont(m_kit.fonts().code());
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        row->addWidget(label, 1);
        if (end.schedule.isEmpty()) continue;
        QPushButton *play = makeButton(tr("Play"), "linkButton");
        play->setAccessibleName(tr("Play the schedule that ends with %1").arg(what));
        connect(play, &QPushButton::clicked, this, [this, file, schedule = end.schedule] { emit playRequested(file, schedule); });
        row->addWidget(play);
    }
    if (evidence.ends.size() > mostEnds) addLabel(inner, tr("and %n more", nullptr, int(evidence.ends.size()) - mostEnds), small, "mutedLabel");
}

void LessonPanel::addGathering(QVBoxLayout *inner, const QString &id) {
    if (m_gathering != id) return;
    auto *row = new QHBoxLayout;
    inner->addLayout(row);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setRange(0, m_toGather);
    m_bar->setValue(m_gathered);
    m_bar->setAccessibleName(tr("Progress"));
    row->addWidget(m_bar, 1);
    QPushButton *stop = makeButton(tr("Stop"), "linkButton");
    connect(stop, &QPushButton::clicked, this, &LessonPanel::stopRequested);
    row->addWidget(stop);
}

/// What leads to a wrong choice, and what shows that it is wrong.
void LessonPanel::addIdea(QVBoxLayout *inner, const lessons::Choice &choice) {
    if (in(choice.idea).isEmpty()) return;
    addLabel(inner, in(choice.idea), m_kit.fonts().words(), "ideaLabel");
    if (!choice.see) return;
    QPushButton *button = makeButton(actionLabel(*choice.see), "linkButton");
    connect(button, &QPushButton::clicked, this, [this, action = *choice.see] { emit actionRequested(action); });
    inner->addWidget(button, 0, Qt::AlignLeft);
}

void LessonPanel::addExercise(QVBoxLayout *column, const lessons::Exercise &exercise) {
    const bool solved = m_progress.of(m_lesson->id).exercises.contains(exercise.id);
    QWidget *card = addCard(column, solved ? tr("Exercise ✓") : tr("Exercise"), false);
    m_cards.insert("exercise:" + exercise.id, card);
    QVBoxLayout *inner = inside(card);
    addLabel(inner, in(exercise.task), m_kit.fonts().words());
    const QString how = exercise.checkedBy == AnsweredBy::Explore ? tr("Checked in every schedule.")
                        : exercise.checkedBy == AnsweredBy::Runs  ? tr("Checked by several runs.")
                                                                  : tr("Checked by a run.");
    addLabel(inner, how, m_kit.fonts().words(TextSize::Small), "mutedLabel");
    addHints(inner, exercise);
    addVerdict(inner, exercise);
    addGathering(inner, exercise.id);
    addExerciseButtons(inner, exercise);
}

void LessonPanel::addHints(QVBoxLayout *inner, const lessons::Exercise &exercise) {
    const int shown = m_hints.value(exercise.id);
    for (const lessons::Words &hint : exercise.hints.mid(0, shown)) addLabel(inner, in(hint), m_kit.fonts().words(), "mutedLabel");
}

/// The run or the schedule that fails the check stands here, and can be played.
void LessonPanel::addVerdict(QVBoxLayout *inner, const lessons::Exercise &exercise) {
    const auto evidence = m_evidence.constFind(exercise.id);
    if (evidence == m_evidence.constEnd()) return;
    const QFont strong = m_kit.fonts().words(TextSize::Body, QFont::DemiBold);
    switch (evidence->verdict) {
    case Evidence::Verdict::Solved:
        addLabel(inner, evidence->explored ? tr("✓ Solved: no schedule fails.") : tr("✓ Solved."), strong);
        return;
    case Evidence::Verdict::Undecided:
        addLabel(inner, tr("Not decided: nothing failed, but not every schedule could be visited."), strong);
        return;
    case Evidence::Verdict::NotSolved: break;
    }
    Evidence failing = *evidence;
    failing.ends.removeIf([](const SeenEnd &end) { return end.isRight; });
    addLabel(inner, evidence->explored ? tr("✗ Not yet: these schedules fail.") : tr("✗ Not yet: this run fails."), strong);
    QStringList lacks;
    for (const SeenEnd &end : failing.ends) {
        if (!in(end.lack).isEmpty()) lacks << in(end.lack);
    }
    lacks.removeDuplicates();
    for (const QString &lack : lacks) addLabel(inner, lack, m_kit.fonts().words(), "ideaLabel");
    addEnds(inner, failing, exercise.program);
    for (const SeenEnd &end : failing.ends) {
        if (end.trouble.isEmpty() || evidence->explored) continue;
        addLabel(inner, end.trouble, m_kit.fonts().words(TextSize::Small), "mutedLabel");
        break;
    }
}

void LessonPanel::addExerciseButtons(QVBoxLayout *inner, const lessons::Exercise &exercise) {
    const bool solved = m_progress.of(m_lesson->id).exercises.contains(exercise.id);
    auto *row = new QHBoxLayout;
    inner->addLayout(row);
    QPushButton *open = makeButton(tr("Open %1").arg(exercise.program), "plainButton");
    connect(open, &QPushButton::clicked, this, [this, file = exercise.program] { emit actionRequested({Action::Kind::Open, file, {}}); });
    row->addWidget(open);
    QPushButton *check = makeButton(tr("Check"), "plainButton");
    check->setEnabled(m_gathering.isEmpty() && !m_running);
    connect(check, &QPushButton::clicked, this, [this, id = exercise.id] { emit checkRequested(id); });
    row->addWidget(check);
    row->addStretch(1);

    auto *help = new QHBoxLayout;
    inner->addLayout(help);
    const int shown = m_hints.value(exercise.id);
    if (shown < exercise.hints.size()) {
        QPushButton *hint = makeButton(tr("Hint %1 of %2").arg(shown + 1).arg(exercise.hints.size()), "linkButton");
        connect(hint, &QPushButton::clicked, this, [this, id = exercise.id] {
            ++m_hints[id];
            rebuild();
        });
        help->addWidget(hint);
    }
    if (!exercise.solution.isEmpty()) {
        const bool tried = solved || m_progress.of(m_lesson->id).attempts.value(exercise.id) > 0;
        QPushButton *solution = makeButton(tr("Show a solution"), "linkButton");
        solution->setEnabled(tried);
        if (!tried) solution->setToolTip(tr("After a try of your own: change %1 and check it.").arg(exercise.program));
        connect(solution, &QPushButton::clicked, this, [this, file = exercise.solution] { emit actionRequested({Action::Kind::Open, file, {}}); });
        help->addWidget(solution);
    }
    help->addStretch(1);
}

void LessonPanel::addMeasurement(QVBoxLayout *column) {
    if (!m_lesson->measurement) return;
    const lessons::Measurement &measurement = *m_lesson->measurement;
    QWidget *card = addCard(column, in(measurement.title), false);
    m_cards.insert("measure:", card);
    QVBoxLayout *inner = inside(card);
    addGathering(inner, "measure");
    if (m_measured) addFigures(inner, measurement);
    else addLabel(inner, tr("Nothing is written down here: it is measured on this machine, each figure the median of %1 rounds.").arg(measurement.rounds), m_kit.fonts().words());
    if (isNext(Action::Kind::Measure, {}) || m_gathering == "measure") return;
    QPushButton *begin = makeButton(m_measured ? tr("Measure again") : tr("Measure on this machine"), "plainButton");
    begin->setEnabled(m_gathering.isEmpty() && !m_running);
    connect(begin, &QPushButton::clicked, this, [this] { emit actionRequested({Action::Kind::Measure, {}, {}}); });
    inner->addWidget(begin, 0, Qt::AlignLeft);
}

/// The machine, a figure for each row, and what follows from them.
void LessonPanel::addFigures(QVBoxLayout *inner, const lessons::Measurement &measurement) {
    const QString cores = m_measured->cores == m_measured->allCores ? tr("%n core(s)", nullptr, m_measured->cores)
                                                                    : tr("%1 of its %2 cores").arg(m_measured->cores).arg(m_measured->allCores);
    QStringList machine{cores, m_measured->withGil ? tr("with the GIL") : tr("without the GIL")};
    if (!m_measured->processor.isEmpty()) machine.prepend(m_measured->processor);
    addLabel(inner, machine.join(", "), m_kit.fonts().words(TextSize::Small), "mutedLabel");
    if (m_measured->load > m_measured->cores * busy)
        addLabel(inner, tr("The machine was busy with other things: compare with care, or measure again."), m_kit.fonts().words(TextSize::Small), "mutedLabel");
    for (const lessons::MeasuredRow &row : measurement.rows) {
        if (!m_measured->figures.contains(row.label)) continue;
        auto *line = new QHBoxLayout;
        inner->addLayout(line);
        auto *title = new QLabel(in(row.title));
        title->setWordWrap(true);
        line->addWidget(title, 1);
        line->addWidget(new QLabel(QString("%1 %2").arg(QString::number(m_measured->figures[row.label], 'g', 3), in(measurement.unit))));
    }
    for (const lessons::Finding *finding : measurement.findingsFor(m_measured->figures, m_measured->withGil)) {
        const double quotient = m_measured->figures[finding->of] / m_measured->figures[finding->by];
        addLabel(inner, in(finding->text).replace("%1", QString::number(quotient, 'f', 1)), m_kit.fonts().words());
    }
}

} // namespace forkyard::ui
