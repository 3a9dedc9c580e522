#include "ui/editor/editor_panel.h"

#include "core/trace/store.h"
#include "ui/editor/code_scan.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/program_file.h"

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace forkyard::ui {

namespace {
constexpr int saveDelay = 250;
constexpr int checkDelay = 400;
} // namespace

EditorPanel::EditorPanel(Kit &kit, RunModel &run, QWidget *parent) :
    QWidget(parent), m_kit(kit), m_run(run), m_drafts(kit.settings().dataFolder() + "/drafts") {
    setObjectName("editorPanel");
    build();
    m_saveTimer.setSingleShot(true);
    m_checkTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &EditorPanel::flush);
    connect(&m_checkTimer, &QTimer::timeout, this, &EditorPanel::check);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &EditorPanel::noteEdit);
    connect(m_edit, &CodeEdit::lineActivated, this, &EditorPanel::lineActivated);
    connect(m_reset, &QToolButton::clicked, this, &EditorPanel::resetToOriginal);
    connectFind();
    connect(m_edit, &CodeEdit::breakpointsChanged, this, &EditorPanel::breakpointsChanged);
    connect(m_edit, &CodeEdit::watchRequested, this, &EditorPanel::toggleWatch);
    connect(m_mend, &QPushButton::clicked, this, &EditorPanel::mendFullWidth);
    m_edit->setHover([this](const QString &name) { return valuesOf(name); });
    connect(&run, &RunModel::momentChanged, this, &EditorPanel::refreshPins);
    connect(&run, &RunModel::storeReplaced, this, &EditorPanel::compareWithRun);
    connect(&run, &RunModel::lineRequested, m_edit, &CodeEdit::showLine);
    connect(&kit, &Kit::appearanceChanged, this, &EditorPanel::dress);
    connect(qApp, &QCoreApplication::aboutToQuit, this, &EditorPanel::flush);
    dress();
    retranslate();
}

void EditorPanel::build() {
    m_header = new QWidget(this);
    m_header->setObjectName("panelHeader");
    m_name = new QLabel(m_header);
    m_changed = new QLabel(m_header);
    m_changed->setObjectName("mutedLabel");
    m_reset = new QToolButton(m_header);
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(14, 0, 8, 0);
    row->addWidget(m_name);
    row->addWidget(m_changed);
    row->addStretch(1);
    row->addWidget(m_reset);

    m_edit = new CodeEdit(m_kit, this);
    m_find = new FindBar(m_kit, this);
    m_find->allowReplace();
    m_problemText = new QLabel(this);
    m_problemText->setObjectName("problemStrip");
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problemText->hide();
    m_note = new QWidget(this);
    m_note->setObjectName("noteStrip");
    m_note->setAttribute(Qt::WA_StyledBackground);
    m_noteText = new QLabel(m_note);
    m_noteText->setWordWrap(true);
    m_mend = new QPushButton(m_note);
    auto *noteRow = new QHBoxLayout(m_note);
    noteRow->setContentsMargins(14, 6, 10, 6);
    noteRow->addWidget(m_noteText, 1);
    noteRow->addWidget(m_mend);
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_find);
    column->addWidget(m_edit, 1);
    column->addWidget(m_note);
    column->addWidget(m_problemText);
}

void EditorPanel::dress() {
    m_header->setFixedHeight(m_kit.ipx(38));
    m_name->setFont(m_kit.fonts().code(13.5));
    m_reset->setIcon(m_kit.icon("reset", Role::MutedText));
    m_reset->setIconSize(QSize(m_kit.ipx(16), m_kit.ipx(16)));
}

void EditorPanel::retranslate() {
    m_edit->setAccessibleName(tr("Program"));
    m_mend->setText(tr("Mend them"));
    refreshNote();
    m_reset->setAccessibleName(tr("Reset"));
    if (m_problem) showProblem(*m_problem);
    m_edit->setFailures(failuresOfRun());
    refreshHeader();
}

void EditorPanel::changeEvent(QEvent *event) {
    // The kit's words are switched before Qt sends this, so sentences come in the new language.
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showWarnings(std::vector<Diagnostic>(m_warnings));
    }
    QWidget::changeEvent(event);
}

void EditorPanel::hideEvent(QHideEvent *event) {
    flush();
    QWidget::hideEvent(event);
}

void EditorPanel::open(const EditedProgram &program) {
    flush();
    if (!m_program.key.isEmpty()) m_breakpointsOf.insert(m_program.key, m_edit->breakpoints());
    m_program = program;
    clearProblem();
    m_warnings.clear();
    m_edit->setWarnings({});
    const std::optional<Draft> draft = m_drafts.load(program.key);
    const bool restored = draft && draft->text != program.original;
    m_opening = true;
    m_edit->setPlainText(restored ? draft->text : program.original);
    if (restored) {
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(std::clamp(draft->cursor, 0, static_cast<int>(m_edit->document()->characterCount()) - 1));
        m_edit->setTextCursor(cursor);
    }
    m_opening = false;
    m_edit->setBreakpoints(m_breakpointsOf.value(program.key));
    compareWithRun();
    refreshHeader();
    refreshNote();
    m_checkTimer.start(0);
    emit programChanged();
    if (restored) emit draftRestored(draft->original != program.original);
}

QString EditorPanel::text() const {
    return m_edit->toPlainText();
}

bool EditorPanel::isModified() const {
    return text() != m_program.original;
}

void EditorPanel::replaceText(const QString &text) {
    if (text == this->text()) return;
    const int line = m_edit->currentLine();
    QTextCursor cursor(m_edit->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    const QTextBlock block = m_edit->document()->findBlockByNumber(line - 1);
    if (block.isValid()) m_edit->setTextCursor(QTextCursor(block));
}

void EditorPanel::resetToOriginal() {
    replaceText(m_program.original);
    m_saveTimer.stop();
    m_unwritten = false;
    m_drafts.remove(m_program.key);
    clearProblem();
    refreshHeader();
}

void EditorPanel::takeFromDisk(const QString &text) {
    m_program.original = text;
    resetToOriginal();
}

Status EditorPanel::saveTo(const QString &path) {
    Status status = writeProgram(path, text());
    if (!status) return status;
    m_saveTimer.stop();
    m_unwritten = false;
    m_drafts.remove(m_program.key);
    m_program = {"file:" + path, QFileInfo(path).fileName(), path, text()};
    refreshHeader();
    emit programChanged();
    return status;
}

void EditorPanel::flush() {
    m_saveTimer.stop();
    if (!m_unwritten || m_program.key.isEmpty()) return;
    m_unwritten = false;
    if (!isModified()) m_drafts.remove(m_program.key);
    else m_drafts.save(m_program.key, {text(), m_program.original, m_edit->textCursor().position()});
}

void EditorPanel::noteEdit() {
    if (m_opening) return;
    m_unwritten = true;
    // Not restarted by each key: somebody who types without a pause is saved too.
    if (!m_saveTimer.isActive()) m_saveTimer.start(saveDelay);
    m_checkTimer.start(checkDelay);
    compareWithRun();
    refreshHeader();
    if (m_find->isVisible()) countMatches();
    refreshNote();
    emit textEdited();
}

void EditorPanel::check() {
    if (!m_checker) return;
    const ProgramCheck found = m_checker(text());
    if (found.problem) showProblem(*found.problem);
    else clearProblem();
    showWarnings(found.warnings);
}

void EditorPanel::showWarnings(const std::vector<Diagnostic> &warnings) {
    m_warnings = warnings;
    std::vector<LineWarning> lines;
    for (const Diagnostic &each : warnings) lines.push_back({static_cast<int>(each.span.line), m_kit.words().sentence(each)});
    m_edit->setWarnings(std::move(lines));
    refreshNote();
}

void EditorPanel::refreshNote() {
    const auto marks = fullWidthMarks(text());
    if (!marks.empty()) m_noteText->setText(tr("%n mark(s) in full width, which Python does not know.", nullptr, static_cast<int>(marks.size())));
    else if (!m_warnings.empty()) m_noteText->setText(m_kit.words().sentenceWithPlace(m_warnings.front()));
    m_mend->setVisible(!marks.empty());
    m_note->setVisible(!marks.empty() || !m_warnings.empty());
    // One strip is enough: what is wrong with the mark also stands beside its line.
    m_problemText->setVisible(m_problem && marks.empty());
}

void EditorPanel::mendFullWidth() {
    const QString text = this->text();
    QTextCursor cursor(m_edit->document());
    cursor.beginEditBlock();
    for (const FullWidthMark &mark : fullWidthMarks(text)) {
        cursor.setPosition(static_cast<int>(mark.position));
        cursor.setPosition(static_cast<int>(mark.position) + 1, QTextCursor::KeepAnchor);
        cursor.insertText(mark.meant);
    }
    cursor.endEditBlock();
    check();
    m_edit->setFocus(); // the button is gone, and Ctrl+Z takes it back
}

void EditorPanel::setModuleNames(ModuleNames names) {
    m_names = std::move(names);
    m_edit->setModuleNames(&m_names);
}

void EditorPanel::showProblem(const Diagnostic &problem) {
    m_problem = problem;
    const QString sentence = m_kit.words().sentence(problem);
    m_edit->setProblem(problem.span, sentence);
    m_problemText->setText(m_kit.words().sentenceWithPlace(problem));
    m_problemText->show();
    refreshNote();
}

void EditorPanel::clearProblem() {
    m_problem.reset();
    m_edit->setProblem({}, {});
    m_problemText->hide();
}

void EditorPanel::refreshHeader() {
    const bool modified = isModified();
    m_name->setText(m_program.fileName);
    m_name->setToolTip(m_program.path);
    m_changed->setText(!modified ? QString() : m_program.path.isEmpty() ? tr("changed") : tr("not saved"));
    m_reset->setVisible(modified);
    m_reset->setToolTip(m_program.path.isEmpty() ? tr("Reset to the lesson's version")
                                                 : tr("Go back to what is on disk"));
}

} // namespace forkyard::ui
