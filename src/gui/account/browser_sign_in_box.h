// The part of the account dialog that signs in through the browser: opens Youku's page, waits for it, or
// takes the code that the user brings.
#pragma once

#include "engine/accounts/browser_sign_in.h"

#include <QWidget>

#include <memory>

namespace gui {

namespace Ui {
class BrowserSignInBox;
}

class BrowserSignInBox : public QWidget
{
    Q_OBJECT
public:
    explicit BrowserSignInBox(QWidget *parent = nullptr);
    ~BrowserSignInBox() override;

    // Once, before it is shown.
    void setApi(youku::ApiClient &api, const youku::PublishingApis &apis);
    // So that its fields stand in one line with those above.
    int labelWidth() const;
    void setLabelWidth(int width);
    // Client id and secret as they are typed now.
    void setAccount(const youku::Credentials &who);
    // As its button does; nothing while what it needs is missing.
    void begin();

signals:
    void signedIn(const youku::Tokens &tokens);
    void failed(const base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void openBrowser();
    void useCode();
    void update();
    void tell(const QString &sentence);

    std::unique_ptr<Ui::BrowserSignInBox> m_ui;
    std::unique_ptr<engine::BrowserSignIn> m_signIn;
    youku::Credentials m_who;
};

} // namespace gui
