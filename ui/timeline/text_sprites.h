// Words as pixels, set once by QPainter and copied from then on, shortened with an ellipsis where they must be. Knows no trace.
#pragma once

#include "ui/kit/kit.h"
#include "ui/timeline/raster.h"

#include <QHash>

#include <memory>
#include <vector>

namespace forkyard::ui {

enum class TextStyle {
    Plate,  ///< on a texture: ink on a padded plate of the surface's colour
    Owner,  ///< a name on its identity's fill
    Badge,  ///< a round badge in an identity's fill: what a message carries
    Box,    ///< a value in code type, framed in an identity's fill
    LostBox, ///< likewise, framed in alarm: a value that was stored over one its thread had never seen
    Alarm,  ///< bold, in alarm's colour
};

/// Words as pixels, and what they are, for whoever can set them as text.
struct WordSprite : Sprite {
    TextStyle style = TextStyle::Plate;
    int identity = 0;
    QString text;
};

/// Where words stand in a picture, device pixels.
struct SetWords {
    int x = 0;
    int y = 0;
    const WordSprite *words = nullptr; ///< of the sprites' cache
};

class TextSprites {
public:
    /// Forgets everything where the kit, the device's pixel ratio or the bars' height (device pixels) became another.
    void prepare(const Kit &kit, int barHeight, double ratio);
    void clear() { m_texts.clear(); }
    /// `text` in at most `room` device pixels; null where there is no room for so much of it that it says
    /// something: its first word, three characters of a value.
    const WordSprite *sprite(TextStyle style, int identity, const QString &text, double room);
    /// Set by a painter, as they are in the sprite.
    void paint(QPainter &painter, const QRectF &place, const WordSprite &words) const;
    /// Whether all of the text has room.
    bool fits(TextStyle style, const QString &text, double room) const { return text.size() < 80 && widthOf(style, text) <= room; }

private:
    struct Key {
        TextStyle style;
        int identity;
        QString text;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, static_cast<int>(key.style), key.identity, key.text); }
    };
    /// All the shortened forms of one text; index: how many of its characters are kept.
    struct Text {
        double full = 0;
        std::vector<double> widths; ///< of the shortened forms, device pixels; filled when first needed
        std::vector<std::unique_ptr<WordSprite>> forms;
    };

    QFont font(TextStyle style) const;
    double padding(TextStyle style) const;
    double widthOf(TextStyle style, const QString &text) const;
    WordSprite make(TextStyle style, int identity, const QString &text) const;

    const Kit *m_kit = nullptr;
    int m_barHeight = 0;
    double m_ratio = 1;
    QHash<Key, std::shared_ptr<Text>> m_texts;
};

} // namespace forkyard::ui
