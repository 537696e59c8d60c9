// The pages of a dialog, in a list at its left: an icon and a name each, the one that is shown marked by a
// stripe.
#pragma once

#include <QListWidget>

namespace gui {

class PageList : public QListWidget
{
    Q_OBJECT
public:
    explicit PageList(QWidget *parent = nullptr);

    void addPage(const QString &icon, const QString &name);
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace gui
