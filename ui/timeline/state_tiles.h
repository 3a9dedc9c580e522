// The states' textures and end caps as pixels, made once by the kit's own painting and copied from then on. Knows no trace.
#pragma once

#include "ui/kit/state_paint.h"
#include "ui/timeline/raster.h"

#include <map>
#include <memory>

namespace forkyard::ui {

/// What a bar of one state and identity is put together from, on the surface's colour.
struct StateTile {
    int cap = 0;         ///< width of the rounded ends, device pixels
    Texture body;        ///< column 0 stands right after the left cap
    Sprite left;         ///< the left cap
    QRgb solid = 0;      ///< of a bar too narrow for anything
    std::vector<Sprite> narrow; ///< by width: bars too narrow for round ends, between straight edges
    /// The right cap is the body but for these; x counts from the cap's left edge.
    struct Dot {
        int x = 0;
        int y = 0;
        QRgb color = 0;
    };
    std::vector<Dot> right;
};

/// Columns of a periodic texture: the smallest number of whole `step`s (device pixels) that is nearly a whole number.
int wholePeriod(double step);

class StateTiles {
public:
    /// Forgets everything where the kit's look, the bars' height or the device's pixel ratio became another. `height` in device pixels.
    void prepare(const Kit &kit, int height, double ratio);
    void clear() { m_tiles.clear(); m_ends.clear(); }
    const StateTile &tile(StateLook look, int identity);
    /// The mark at the end of a life: Ended or Crashed.
    const Sprite &end(StateLook look, int identity);
    /// A bar from `left` to `right` with its top at `top`, as tall as prepared.
    void paint(Raster &raster, int left, int right, int top, StateLook look, int identity);

private:
    StateTile make(StateLook look, int identity) const;

    const Kit *m_kit = nullptr;
    int m_height = 0;
    double m_ratio = 1;
    std::map<std::pair<StateLook, int>, std::unique_ptr<StateTile>> m_tiles;
    std::map<std::pair<StateLook, int>, std::unique_ptr<Sprite>> m_ends;
};

} // namespace forkyard::ui
