#include "ui/present/tour_step_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace forkyard::ui {

using lessons::TourMoment;
using lessons::TourStep;
using Part = TourStep::Part;

namespace {

constexpr double longestMove = 600;
/// A question's words beside its name.
constexpr int mostQuestionLetters = 60;

QString knobsText(const QHash<QString, QString> &settings) {
    QStringList names = settings.keys();
    names.sort();
    QStringList texts;
    for (const QString &name : names) texts << name + '=' + settings[name];
    return texts.join(", ");
}

/// Nothing where a part of it has no name or no value.
std::optional<QHash<QString, QString>> readKnobs(const QString &text) {
    QHash<QString, QString> settings;
    for (const QString &each : text.split(',', Qt::SkipEmptyParts)) {
        const QString name = each.section('=', 0, 0).trimmed(), value = each.section('=', 1).trimmed();
        if (name.isEmpty() || name.contains(' ') || value.isEmpty()) return std::nullopt;
        settings.insert(name, value);
    }
    return settings;
}

} // namespace

TourStepForm::TourStepForm(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) { build(); }

void TourStepForm::build() {
    m_question = new QComboBox;
    m_question->setObjectName("tourQuestion");
    m_question->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_question->setMinimumContentsLength(20);
    m_chart = new QComboBox;
    m_chart->setObjectName("tourChart");
    m_chart->addItem(tr("None"), QString());
    m_chart->addItem(tr("Threads by state"), "threads-by-state");
    m_chart->addItem(tr("Queue depth"), "queue-depth");
    m_knobs = new QLineEdit;
    m_knobs->setObjectName("tourKnobs");
    m_knobs->setPlaceholderText("rounds=3, gil=calls");
    m_at = momentField(tr("Jumps to"), "tourAt");
    m_to = momentField(tr("Plays to"), "tourTo");
    m_zoomFrom = momentField(tr("Lanes show from"), "tourZoomFrom");
    m_zoomTo = momentField(tr("Lanes show until"), "tourZoomTo");
    m_moveSeconds = new QDoubleSpinBox;
    m_moveSeconds->setRange(0, longestMove);
    m_moveSeconds->setDecimals(1);
    m_moveSeconds->setSuffix(tr(" s"));
    m_moveSeconds->setSpecialValueText(tr("as long as the caption"));
    m_walk = new QCheckBox(tr("line by line"));
    m_light = new QLineEdit;
    m_light->setObjectName("tourLight");
    m_light->setPlaceholderText(tr("names of threads, locks, queues; line 7"));
    m_waitsForKey = new QCheckBox(tr("waits for a key"));
    m_waitsForKey->setObjectName("tourWaitsForKey");

    auto *form = new QFormLayout(this);
    form->addRow(tr("On the screen"), partsGrid());
    form->addRow(tr("Question"), m_question);
    form->addRow(tr("Chart"), m_chart);
    form->addRow(tr("Knobs of the run"), m_knobs);
    form->addRow(tr("Jumps to"), m_at.row);
    form->addRow(tr("Plays to"), m_to.row);
    auto *how = new QHBoxLayout;
    how->addWidget(m_moveSeconds, 1);
    how->addWidget(m_walk);
    form->addRow(tr("in"), how);
    form->addRow(tr("Lanes show from"), m_zoomFrom.row);
    form->addRow(tr("Lanes show until"), m_zoomTo.row);
    form->addRow(tr("Lights up"), m_light);
    form->addRow(QString(), m_waitsForKey);
    for (QComboBox *each : {m_question, m_chart}) connect(each, &QComboBox::currentIndexChanged, this, &TourStepForm::note);
    for (QLineEdit *each : {m_knobs, m_light}) connect(each, &QLineEdit::textChanged, this, &TourStepForm::note);
    for (QCheckBox *each : {m_walk, m_waitsForKey}) connect(each, &QCheckBox::toggled, this, &TourStepForm::note);
    connect(m_moveSeconds, &QDoubleSpinBox::valueChanged, this, &TourStepForm::note);
    m_moveSeconds->setAccessibleName(tr("Seconds that it plays"));
}

QGridLayout *TourStepForm::partsGrid() {
    constexpr int columns = 3;
    auto *grid = new QGridLayout;
    const auto add = [&](Part part, const QString &name) {
        auto *box = new QCheckBox(name);
        connect(box, &QCheckBox::toggled, this, &TourStepForm::note);
        const int place = static_cast<int>(m_parts.size());
        grid->addWidget(box, place / columns, place % columns);
        m_parts.append({part, box});
    };
    add(Part::Title, tr("title"));
    add(Part::Code, tr("program"));
    add(Part::Stage, tr("stage"));
    add(Part::Lanes, tr("lanes"));
    add(Part::Console, tr("output"));
    add(Part::Ends, tr("all ends"));
    return grid;
}

TourStepForm::MomentField TourStepForm::momentField(const QString &name, const QString &objectName) {
    MomentField field;
    field.row = new QWidget;
    field.edit = new QLineEdit;
    field.edit->setObjectName(objectName);
    field.edit->setAccessibleName(name);
    field.edit->setPlaceholderText("print 3, line 7 of main, 0.5 s");
    auto *here = new QPushButton(tr("Here"));
    here->setAutoDefault(false);
    here->setToolTip(tr("Where the playhead stands in the window"));
    here->setAccessibleName(tr("%1: where the playhead stands").arg(name));
    connect(here, &QPushButton::clicked, this, [this, edit = field.edit] {
        if (const auto moment = m_here ? m_here() : std::nullopt) edit->setText(momentText(*moment));
    });
    connect(field.edit, &QLineEdit::textChanged, this, &TourStepForm::note);
    auto *row = new QHBoxLayout(field.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field.edit, 1);
    row->addWidget(here);
    return field;
}

void TourStepForm::setLesson(const lessons::Lesson *lesson) { m_lesson = lesson; }

void TourStepForm::fillQuestions(const TourStep &step) {
    m_question->clear();
    m_question->addItem(tr("None"), QString());
    const auto language = m_kit.words().language();
    const auto add = [&](const QString &id, const QString &words) {
        m_question->addItem(tr("Ask: %1").arg(words), "ask " + id);
        m_question->addItem(tr("Answer: %1").arg(words), "answer " + id);
    };
    bool isKnown = step.prediction.isEmpty();
    if (m_lesson) {
        for (const lessons::Prediction &each : m_lesson->predictions) {
            QString words = language == Language::Chinese ? each.question.zh : each.question.en;
            if (words.size() > mostQuestionLetters) words = words.left(mostQuestionLetters - 1) + QChar(0x2026);
            add(each.id, words);
            isKnown = isKnown || each.id == step.prediction;
        }
    }
    // One of a lesson that is not open stays what it is.
    if (!isKnown) add(step.prediction, step.prediction);
    m_question->setEnabled(m_question->count() > 1);
    m_question->setToolTip(m_question->isEnabled() ? QString() : tr("Questions are those of a lesson: open the lesson that the tour is of."));
    const QString now = step.prediction.isEmpty() ? QString() : (step.answered ? "answer " : "ask ") + step.prediction;
    m_question->setCurrentIndex(std::max(0, m_question->findData(now)));
}

void TourStepForm::show(const TourStep &step, const QHash<QString, QString> *settings) {
    m_filling = true;
    m_wrong = {};
    for (const auto &[part, box] : m_parts) box->setChecked(step.shows(part));
    fillQuestions(step);
    m_chart->setCurrentIndex(step.shows(Part::Chart) ? std::max(0, m_chart->findData(step.chart)) : 0);
    m_knobs->setText(settings ? knobsText(*settings) : QString());
    m_knobs->setEnabled(settings);
    m_knobs->setToolTip(settings ? tr("Constants of the program, and gil, slice, start-method, pace, level. A changed knob counts once the runs are recorded again.") : tr("Knobs are set where a run begins; in this step none does."));
    const auto text = [](const std::optional<TourMoment> &moment) { return moment ? momentText(*moment) : QString(); };
    m_at.edit->setText(text(step.at));
    m_to.edit->setText(text(step.to));
    m_zoomFrom.edit->setText(text(step.zoomFrom));
    m_zoomTo.edit->setText(text(step.zoomTo));
    for (const MomentField &each : {m_at, m_to, m_zoomFrom, m_zoomTo}) each.row->setEnabled(step.run >= 0);
    m_moveSeconds->setValue(step.moveSeconds);
    m_walk->setChecked(step.walk);
    m_light->setText(step.light.join(", "));
    m_waitsForKey->setChecked(step.waitsForKey);
    m_filling = false;
}

std::optional<TourMoment> TourStepForm::moment(const MomentField &field, const std::optional<TourMoment> &before) {
    const QString text = field.edit->text().trimmed();
    if (text.isEmpty()) return std::nullopt;
    const auto read = lessons::readMoment(text);
    if (read) return read.value();
    m_wrong = read.error();
    return before;
}

void TourStepForm::take(TourStep &step, QHash<QString, QString> *settings) {
    m_wrong = {};
    for (const auto &[part, box] : m_parts) {
        if (!box->isChecked()) step.show.removeAll(part);
        else if (!step.shows(part)) step.show << part;
    }
    const QString question = m_question->currentData().toString();
    step.prediction = question.section(' ', 1);
    step.answered = question.startsWith("answer ");
    // A question has the screen to itself; without one it is the program's again.
    if (!question.isEmpty()) step.show = {Part::Ask};
    else step.show.removeAll(Part::Ask);
    const QString chart = m_chart->currentData().toString();
    if (chart.isEmpty()) step.show.removeAll(Part::Chart);
    else if (question.isEmpty() && !step.shows(Part::Chart)) step.show << Part::Chart;
    if (!chart.isEmpty()) step.chart = chart;
    if (settings) {
        if (const auto knobs = readKnobs(m_knobs->text())) *settings = *knobs;
        else m_wrong = Diagnostic{"tour.missing", {"NAME=VALUE"}, {}, DiagnosticClass::UserMistake, {}};
    }
    if (step.run >= 0) {
        step.at = moment(m_at, step.at);
        step.to = moment(m_to, step.to);
        const auto from = moment(m_zoomFrom, step.zoomFrom), to = moment(m_zoomTo, step.zoomTo);
        if (from.has_value() != to.has_value()) {
            if (m_wrong.code.empty()) m_wrong = Diagnostic{"tour.missing", {"zoom MOMENT to MOMENT"}, {}, DiagnosticClass::UserMistake, {}};
        } else {
            step.zoomFrom = from;
            step.zoomTo = to;
            if (from && question.isEmpty() && !step.shows(Part::Lanes)) step.show << Part::Lanes;
        }
    }
    if (step.show.isEmpty()) step.show = {Part::Code};
    m_filling = true;
    for (const auto &[part, box] : m_parts) box->setChecked(step.shows(part));
    m_filling = false;
    step.moveSeconds = m_moveSeconds->value();
    step.walk = m_walk->isChecked();
    step.light.clear();
    for (const QString &each : m_light->text().split(',', Qt::SkipEmptyParts))
        if (!each.trimmed().isEmpty()) step.light << each.trimmed();
    step.waitsForKey = m_waitsForKey->isChecked();
}

QString TourStepForm::problem() const { return m_wrong.code.empty() ? QString() : m_kit.words().sentence(m_wrong); }

} // namespace forkyard::ui
