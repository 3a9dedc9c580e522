// A value is told once when it changes, and is there after the program was started again.
#include "ui/kit/settings.h"

#include <QFile>
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
    void whatIsNoValueCountsAsNotSet();
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

/// The file can be edited by anybody, and cut by a full disk.
void SettingsTest::whatIsNoValueCountsAsNotSet() {
    const QTemporaryDir folder;
    const QByteArray contents[] = {"[General]\nzoom=abc\npace=nan\ntheme=7\nlanguage=@Invalid()\ngilProfile=foo\nrecordingLevel=99\nrecentFiles=@Variant(\\0)\ncalm=maybe\n[layout]\nrows=zzz\n",
                                   QByteArray(3000, '\x8f'), "zoom=1e400\npace=-inf\n[", "zoom=\npace=\n"};
    for (const QByteArray &content : contents) {
        const QString path = folder.filePath("settings.ini");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size());
        file.close();
        {
            Settings settings(path);
            QCOMPARE(settings.zoom(), 100);
            QCOMPARE(settings.pace(), 2.0);
            QCOMPARE(settings.gilProfile(), QString("any"));
            QCOMPARE(settings.recordingLevel(), QString());
            QCOMPARE(settings.theme(), ThemeChoice::System);
            settings.setZoom(120);
        }
        QCOMPARE(Settings(path).zoom(), 120); // and what is set lasts
    }
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
