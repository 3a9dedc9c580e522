// Each state has a texture of its own, in both themes and without colour.
#include "tests/ui/ui_fixture.h"
#include "ui/kit/state_paint.h"

#include <QLineEdit>
#include <QPainter>
#include <QTest>

using namespace forkyard::ui;

namespace {

constexpr StateLook looks[] = {StateLook::Running, StateLook::Ready, StateLook::WaitingForLock, StateLook::Waiting,
                               StateLook::Asleep,  StateLook::Ended, StateLook::Crashed};

QImage painted(const Kit &kit, StateLook look, int identity = 0) {
    QImage image(120, 34, QImage::Format_RGB32);
    image.fill(kit.color(Role::Surface));
    QPainter painter(&image);
    paintState(painter, QRectF(2, 2, 116, 30), kit, look, identity);
    return image;
}

/// Pixels that differ from the ground: the texture's shape, whatever its colour.
QImage shape(const QImage &image, const QColor &ground) {
    QImage mask(image.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) mask.setPixelColor(x, y, image.pixelColor(x, y) == ground ? Qt::white : Qt::black);
    return mask;
}

} // namespace

class StatePaintTest : public QObject {
    Q_OBJECT

private slots:
    void shapesDiffer();
    void nothingLeavesTheRectangle();
    void identityColoursRunning();
    void plateShortensOrStaysAway();
    void pinNamesAreReadable();
    void narrowPinsKeepTheNumber();
    void hintsInFieldsCanBeRead();
    void wordsBesideCodeAreWords();
};

void StatePaintTest::shapesDiffer() {
    Fixture fixture;
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        fixture.settings.setTheme(choice);
        const QColor ground = fixture.kit.color(Role::Surface);
        for (const StateLook one : looks) {
            for (const StateLook other : looks) {
                if (one == other) continue;
                QVERIFY2(shape(painted(fixture.kit, one), ground) != shape(painted(fixture.kit, other), ground),
                         qPrintable(QString("%1 looks like %2").arg(static_cast<int>(one)).arg(static_cast<int>(other))));
            }
        }
    }
}

void StatePaintTest::nothingLeavesTheRectangle() {
    Fixture fixture;
    for (const StateLook look : looks) {
        const QImage image = painted(fixture.kit, look);
        for (int x = 0; x < image.width(); ++x) {
            QCOMPARE(image.pixelColor(x, 0), fixture.kit.color(Role::Surface));
            QCOMPARE(image.pixelColor(x, image.height() - 1), fixture.kit.color(Role::Surface));
        }
        for (int y = 0; y < image.height(); ++y) {
            QCOMPARE(image.pixelColor(0, y), fixture.kit.color(Role::Surface));
            QCOMPARE(image.pixelColor(image.width() - 1, y), fixture.kit.color(Role::Surface));
        }
    }
}

void StatePaintTest::identityColoursRunning() {
    Fixture fixture;
    for (int index = 0; index < fixture.kit.theme().identityCount(); ++index)
        QCOMPARE(painted(fixture.kit, StateLook::Running, index).pixelColor(60, 17),
                 fixture.kit.theme().identity(index).fill);
}

void StatePaintTest::plateShortensOrStaysAway() {
    Fixture fixture;
    QImage image(200, 30, QImage::Format_RGB32);
    QPainter painter(&image);
    const QFont font = fixture.kit.fonts().words(TextSize::Small);
    const double whole = paintPlate(painter, QRectF(0, 0, 200, 30), fixture.kit, "waits for writer", font);
    QVERIFY(whole > 80 && whole < 200);
    const double shortened = paintPlate(painter, QRectF(0, 0, 70, 30), fixture.kit, "waits for writer", font);
    QVERIFY(shortened > 0 && shortened <= 70);
    QCOMPARE(paintPlate(painter, QRectF(0, 0, 14, 30), fixture.kit, "waits for writer", font), 0.0);
}

/// Qt pales them to half of the text's colour where a sheet of styles sets that.
void StatePaintTest::hintsInFieldsCanBeRead() {
    Fixture fixture;
    for (const auto &[choice, least] : {std::pair{ThemeChoice::Light, 4.5}, {ThemeChoice::Dark, 4.5}, {ThemeChoice::Contrast, 7.0}}) {
        fixture.settings.setTheme(choice);
        QLineEdit field;
        field.setPlaceholderText("Filter lanes");
        field.ensurePolished();
        const QColor hint = field.palette().color(QPalette::PlaceholderText);
        QCOMPARE(hint.alpha(), 255);
        QVERIFY2(contrast(hint, fixture.kit.color(Role::Surface)) >= least, qPrintable(hint.name()));
        QCOMPARE(field.palette().color(QPalette::Text), fixture.kit.color(Role::Text));
    }
}

void StatePaintTest::narrowPinsKeepTheNumber() {
    Fixture fixture;
    const auto pin = [&](const QString &name, int width) {
        QImage image(width, 22, QImage::Format_RGB32);
        image.fill(fixture.kit.color(Role::Surface));
        QPainter painter(&image);
        paintPin(painter, QRectF(0, 0, width, 22), fixture.kit, 0, name);
        return image;
    };
    for (const char *name : {"worker-12", "worker-12 (work)", "worker-12 (work) 2", "w12"}) QCOMPARE(pin(name, 44), pin("w12", 44));
    QVERIFY(pin("worker-12", 44) != pin("worker-13", 44));
    QCOMPARE(pin("15769", 28), pin("69", 28));
    QVERIFY(pin("worker-12", 160) != pin("w12", 160)); // with room, all of it
}

void StatePaintTest::pinNamesAreReadable() {
    Fixture fixture;
    const QSizeF size = pinSize(fixture.kit, "writer");
    QVERIFY(size.width() > pinSize(fixture.kit, "T1").width());
    fixture.settings.setZoom(200);
    QVERIFY(pinSize(fixture.kit, "writer").width() > 1.8 * size.width());
}

/// Chinese words beside code stand as close as words do, not on the two columns that they have in code.
void StatePaintTest::wordsBesideCodeAreWords() {
    Fixture fixture;
    const QFont code = fixture.kit.fonts().code(14), words = fixture.kit.fonts().words();
    const double column = QFontMetricsF(code).horizontalAdvance('0');
    QCOMPARE(qRound(wordedCodeWidth("balance", code, words)), qRound(7 * column));
    const QString said = QString::fromUtf8("读取 balance");
    QVERIFY(wordedCodeWidth(said, code, words) < Fonts::columns(said) * column);
    QImage image(200, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintWordedCode(painter, QRectF(10, 0, 60, 30), said, code, words, Qt::black);
    painter.end();
    bool isInside = false;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == Qt::white) continue;
            isInside = true;
            QVERIFY2(x >= 8 && x <= 71, qPrintable(QString::number(x)));
        }
    QVERIFY(isInside);
}

QTEST_MAIN(StatePaintTest)
#include "tst_state_paint.moc"
