// The dialog that asks for a file: a name typed without an ending gets the one that is meant.
#include "ui/kit/save_file.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace forkyard::ui;

class SaveFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void aNameWithoutAnEndingGetsOne_data();
    void aNameWithoutAnEndingGetsOne();
    void leavingItNamesNoFile();

private:
    QTemporaryDir m_folder;
};

namespace {

/// Once the dialog is there: `then` with it. Windows are there when they are shown, not after some time.
template <typename Then> void whenAsked(QObject *context, Then then) {
    auto *timer = new QTimer(context);
    QObject::connect(timer, &QTimer::timeout, context, [timer, then] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        if (!dialog) return;
        timer->deleteLater();
        then(*dialog);
    });
    timer->start(10);
}

} // namespace

void SaveFileTest::aNameWithoutAnEndingGetsOne_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("saved");
    QTest::newRow("none") << "a" << "Picture (*.png)" << "a.png";
    QTest::newRow("its own") << "a.svg" << "Picture (*.png)" << "a.svg";
    QTest::newRow("of the filter that was chosen") << "a" << "Drawing (*.svg)" << "a.svg";
}

void SaveFileTest::aNameWithoutAnEndingGetsOne() {
    QFETCH(QString, typed);
    QFETCH(QString, filter);
    QFETCH(QString, saved);
    whenAsked(this, [&](QFileDialog &dialog) {
        dialog.selectNameFilter(filter);
        emit dialog.filterSelected(filter);
        auto *name = dialog.findChild<QLineEdit *>("fileNameEdit");
        name->setText(m_folder.filePath(typed));
        QTest::keyClick(name, Qt::Key_Return);
    });
    QCOMPARE(askSaveFile(nullptr, "Save", m_folder.filePath("suggested.png"), "Picture (*.png);;Drawing (*.svg)"), m_folder.filePath(saved));
}

void SaveFileTest::leavingItNamesNoFile() {
    whenAsked(this, [](QFileDialog &dialog) { dialog.reject(); });
    QCOMPARE(askSaveFile(nullptr, "Save", m_folder.filePath("suggested.png"), "Picture (*.png)"), QString());
}

QTEST_MAIN(SaveFileTest)
#include "tst_save_file.moc"
