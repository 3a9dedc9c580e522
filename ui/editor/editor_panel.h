// The editor's place in the window: the program that is open with its name, its draft on disk, its pins from the run, the
// find bar and the problem. Runs nothing.
#pragma once

#include "ui/editor/code_edit.h"
#include "ui/editor/draft_store.h"
#include "ui/editor/module_names.h"
#include "ui/editor/syntax_check.h"
#include "ui/models/run_model.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace forkyard::ui {

class FindBar;

/// The program that is open. `key` names its draft ("lesson:02-fork/fork.py", "file:/home/a/b.py").
struct EditedProgram {
    QString key;
    QString fileName;
    /// Where it is saved to; empty for a lesson's program.
    QString path = {};
    /// The lesson's version, or what is on disk.
    QString original = {};
};

class EditorPanel : public QWidget {
    Q_OBJECT

public:
    /// Says what is wrong with a program's text, or nothing; asked while the user pauses typing.
    using Checker = std::function<ProgramCheck(const QString &text)>;

    EditorPanel(Kit &kit, RunModel &run, QWidget *parent);

    /// Puts the program into the editor: its draft where there is one, else the original. The previous one's draft is
    /// written first.
    void open(const EditedProgram &program);
    const EditedProgram &program() const { return m_program; }
    QString text() const;
    /// Another text as one undoable edit (a knob was turned).
    void replaceText(const QString &text);
    /// The text differs from the lesson's version, or from what is on disk.
    bool isModified() const;
    /// Back to the original, as one undoable edit; the draft is forgotten.
    void resetToOriginal();
    /// Another original, which is shown as one undoable edit: the file was changed by somebody else.
    void takeFromDisk(const QString &text);
    /// Writes the text to `path`, which becomes the program's own.
    Status saveTo(const QString &path);
    /// Writes the draft now.
    void flush();

    void setChecker(Checker checker) { m_checker = std::move(checker); }
    void showProblem(const Diagnostic &problem);
    void clearProblem();
    void openFind();
    void openReplace();
    /// What completion knows of the modules.
    void setModuleNames(ModuleNames names);
    /// Lines (from 1) at which a run in steps is to stop.
    QList<int> breakpoints() const { return m_edit->breakpoints(); }
    /// Replaces full-width marks outside of strings and comments by what is meant, as one undoable edit.
    void mendFullWidth();

    CodeEdit *edit() const { return m_edit; }

signals:
    void textEdited();
    void programChanged();
    /// A draft from another time was put into the editor. `originalChanged`: the original is another one since.
    void draftRestored(bool originalChanged);
    /// The margin beside a line was double-clicked: show what ran there.
    void lineActivated(int line);
    void breakpointsChanged();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void dress();
    void retranslate();
    void noteEdit();
    void check();
    void refreshPins();
    std::vector<CodeEdit::Failure> failuresOfRun() const;
    void followStep();
    void refreshHeader();
    void refreshNote();
    void showWarnings(const std::vector<Diagnostic> &warnings);
    // editor_panel_run.cpp: what the run says of the text
    void compareWithRun();
    QString valuesOf(const QString &name) const;
    void toggleWatch(const QString &name);
    // editor_panel_find.cpp
    void connectFind();
    QTextDocument::FindFlags findFlags() const;
    void findNext(bool backwards);
    void goToMatch();
    void replaceCurrent();
    void replaceAll();
    void countMatches();

    Kit &m_kit;
    RunModel &m_run;
    DraftStore m_drafts;
    EditedProgram m_program;
    Checker m_checker;
    std::optional<Diagnostic> m_problem;
    CodeEdit *m_edit;
    FindBar *m_find;
    int m_followed = 0; ///< the line of the step that was shown last
    int m_findFrom = 0; ///< where the search began
    QWidget *m_header;
    QLabel *m_name;
    QLabel *m_changed;
    QToolButton *m_reset;
    QLabel *m_problemText;
    /// Below the text: marks in full width with a button that mends them, or a warning.
    QWidget *m_note;
    QLabel *m_noteText;
    QPushButton *m_mend;
    ModuleNames m_names;
    std::vector<Diagnostic> m_warnings;
    QHash<QString, QList<int>> m_breakpointsOf;
    QTimer m_saveTimer;
    QTimer m_checkTimer;
    bool m_opening = false;
    /// Typed since the draft was last written.
    bool m_unwritten = false;
    bool m_isTextOfRun = false;
};

} // namespace forkyard::ui
