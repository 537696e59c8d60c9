#include "gui/presets/template_menu.h"

#include "gui/presets/templates_dialog.h"
#include "gui/theme/icons.h"
#include "gui/widgets/plain_text.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace gui {

TemplateMenu::TemplateMenu(QWidget *parent) : MenuButton(parent)
{
    setIcon(gui::icon(u"template"_s));
    setIconSize({20, 16}); // the glyph in its middle, so some room before the text
    setText(tr("Templates"));
    setAccessibleName(text());
    setFocusPolicy(Qt::TabFocus);
    menu()->setToolTipsVisible(true);
    connect(menu(), &QMenu::aboutToShow, this, &TemplateMenu::fill);
}

void TemplateMenu::setTemplates(ingest::Templates *templates)
{
    m_templates = templates;
    fill();
}

void TemplateMenu::setUsable(bool applicable, bool savable)
{
    m_applicable = applicable;
    m_savable = savable;
}

void TemplateMenu::fill()
{
    menu()->clear();
    if (!m_templates)
        return;
    for (const ingest::Template &one : m_templates->all()) {
        QAction *action = menu()->addAction(withoutKey(one.name));
        action->setEnabled(m_applicable);
        action->setToolTip(toolTipText(m_applicable
                                           ? tr("Fill the form from this template")
                                           : tr("Select videos whose details can still be changed")));
        connect(action, &QAction::triggered, this, [this, one] { emit chosen(one); });
    }
    if (m_templates->all().isEmpty())
        menu()->addAction(tr("No template yet"))->setEnabled(false);
    menu()->addSeparator();
    QAction *saving = menu()->addAction(tr("Save as template…"));
    saving->setObjectName(u"saveTemplate"_s);
    saving->setEnabled(m_savable);
    connect(saving, &QAction::triggered, this, &TemplateMenu::saveWanted);
    QAction *managing = menu()->addAction(tr("Manage templates…"));
    managing->setObjectName(u"manageTemplates"_s);
    connect(managing, &QAction::triggered, this, [this] {
        auto *dialog = new TemplatesDialog(*m_templates, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

} // namespace gui
