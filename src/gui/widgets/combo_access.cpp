#include "gui/widgets/combo_access.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

class ComboAccess : public QAccessibleWidget
{
public:
    explicit ComboAccess(QComboBox *box) : QAccessibleWidget(box, QAccessible::ComboBox) {}

    // The list is the only child; no combo box here can be typed into.
    int childCount() const override { return 1; }
    QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(box()->view()) : nullptr;
    }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child->object() == box()->view() ? 0 : -1;
    }

    QString text(QAccessible::Text kind) const override
    {
        const QString own = QAccessibleWidget::text(kind);
        const bool chosen = kind == QAccessible::Value || (kind == QAccessible::Description && own.isEmpty());
        if (!chosen)
            return own;
        // Nothing is chosen where several videos differ; then the placeholder says so.
        return box()->currentIndex() < 0 ? box()->placeholderText() : box()->currentText();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = box()->view()->isVisible();
        state.hasPopup = true;
        return state;
    }

    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction())
            return;
        if (box()->view()->isVisible())
            box()->hidePopup();
        else
            box()->showPopup();
    }

private:
    QComboBox *box() const { return static_cast<QComboBox *>(object()); }
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    auto *box = className == "QComboBox"_L1 ? qobject_cast<QComboBox *>(object) : nullptr;
    return box && !box->isEditable() ? new ComboAccess(box) : nullptr;
}

} // namespace

void installComboAccess()
{
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

} // namespace gui
