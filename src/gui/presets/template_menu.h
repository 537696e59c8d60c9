// The panel's Templates button: a click on a template applies it to what is selected; below, saving what
// stands in the form and the list to manage.
#pragma once

#include "gui/widgets/menu_button.h"
#include "ingest/presets.h"

namespace gui {

class TemplateMenu : public MenuButton
{
    Q_OBJECT
public:
    explicit TemplateMenu(QWidget *parent = nullptr);

    void setTemplates(ingest::Templates *templates);
    // Whether there is something a template could be applied to, or made of.
    void setUsable(bool applicable, bool savable);

signals:
    void chosen(const ingest::Template &one);
    void saveWanted();

private:
    void fill();

    ingest::Templates *m_templates = nullptr;
    bool m_applicable = false;
    bool m_savable = false;
};

} // namespace gui
