#include "gui/widgets/radio_access.h"

#include <QAccessibleWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

class RadioAccess : public QAccessibleWidget
{
public:
    explicit RadioAccess(QToolButton *button) : QAccessibleWidget(button, QAccessible::RadioButton) {}

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = button()->isChecked();
        return state;
    }

    QStringList actionNames() const override { return {toggleAction(), pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name == toggleAction() || name == pressAction())
            button()->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QToolButton *button() const { return static_cast<QToolButton *>(object()); }
};

QAccessibleInterface *makeRadio(const QString &className, QObject *object)
{
    auto *button = className == "QToolButton"_L1 ? qobject_cast<QToolButton *>(object) : nullptr;
    return button && button->isCheckable() && button->autoExclusive() ? new RadioAccess(button) : nullptr;
}

} // namespace

void installRadioAccess()
{
    QAccessible::removeFactory(makeRadio);
    QAccessible::installFactory(makeRadio);
}

} // namespace gui
