#include "gui/desktop/metered_watch.h"

#include "gui/desktop/line.h"

using store::Setting;

namespace gui {

MeteredWatch::MeteredWatch(engine::Engine &engine, const Line &line, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_line(line)
{
    connect(&line, &Line::changed, this, &MeteredWatch::look);
    connect(&engine.settings(), &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::PauseOnMetered)
            look();
    });
    look();
}

bool MeteredWatch::metered() const
{
    return m_line.metered() && !m_engine.practice();
}

void MeteredWatch::goOn()
{
    m_goOn = true;
    look();
}

void MeteredWatch::look()
{
    m_goOn &= metered();
    m_holding = metered() && !m_goOn && m_engine.settings().boolValue(Setting::PauseOnMetered);
    m_engine.queue().setMetered(m_holding);
    emit changed();
}

} // namespace gui
