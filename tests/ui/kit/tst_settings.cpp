// A value is told once when it changes, and is there after the program was started again.
#include "ui/kit/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace forkyard::ui;

class SettingsTest : public QObject {
    Q_OBJECT

private slots:
    void valuesLast();
    void signalsComeOncePerChange();
    void zoomStaysInItsRange();
    void recentFilesAreTheLastTen();
};

void SettingsTest::valuesLast() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.ini");
    {
        Settings settings(file);
        settings.setLanguage(settings.language() == Language::Chinese ? Language::English : Language::Chinese);
        settings.setLanguage(Language::Chinese);
        settings.setTheme(ThemeChoice::Dark);
        settings.setZoom(150);
        settings.setPace(20);
        settings.setGilProfile("calls");
        settings.setRecordingLevel("shared");
        settings.addRecentFile("/a.py");
        settings.trust("/a.py");
        settings.setLastOpened("file:/a.py");
        settings.setLayout("rows", "abc");
    }
    const Settings settings(file);
    QCOMPARE(settings.language(), Language::Chinese);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
    QCOMPARE(settings.zoom(), 150);
    QCOMPARE(settings.pace(), 20.0);
    QCOMPARE(settings.gilProfile(), QString("calls"));
    QCOMPARE(settings.recordingLevel(), QString("shared"));
    QCOMPARE(settings.recentFiles(), QStringList{"/a.py"});
    QVERIFY(settings.isTrusted("/a.py"));
    QVERIFY(!settings.isTrusted("/b.py"));
    QCOMPARE(settings.lastOpened(), QString("file:/a.py"));
    QCOMPARE(settings.layout("rows"), QByteArray("abc"));
}

void SettingsTest::signalsComeOncePerChange() {
    const QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    QSignalSpy paces(&settings, &Settings::paceChanged);
    settings.setPace(7);
    settings.setPace(7);
    QCOMPARE(paces.size(), 1);
    QCOMPARE(paces.first().first().toDouble(), 7.0);
    settings.setPace(-1);
    QCOMPARE(settings.pace(), 0.0);
}

void SettingsTest::zoomStaysInItsRange() {
    const QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    settings.setZoom(1000);
    QCOMPARE(settings.zoom(), 300);
    settings.setZoom(1);
    QCOMPARE(settings.zoom(), 80);
}

void SettingsTest::recentFilesAreTheLastTen() {
    const QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    for (int number = 0; number < 12; ++number) settings.addRecentFile(QString("/%1.py").arg(number));
    QCOMPARE(settings.recentFiles().size(), 10);
    QCOMPARE(settings.recentFiles().first(), QString("/11.py"));
    settings.addRecentFile("/5.py");
    QCOMPARE(settings.recentFiles().size(), 10);
    QCOMPARE(settings.recentFiles().first(), QString("/5.py"));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
